public import Reconstruction

/// A stretch of time that the case speaks of. One breach has several: when the intruder left traces, and when
/// data went out.
public struct Window: Sendable, Equatable {
  public enum Kind: String, Sendable { case trace, exfiltration }

  public let kind: Kind
  public let from: Moment
  public let to: Moment

  /// Calendar days touched, each in the zone of its moment.
  public var days: Int { max(1, to.dayNumber - from.dayNumber + 1) }
}

extension Findings {
  /// The windows that the evidence shows: the attack requests of all addresses, and what was obtained.
  public var windows: [Window] {
    var windows: [Window] = []
    if let from = attackers.map(\.first).min(), let to = attackers.map(\.last).max() {
      windows.append(Window(kind: .trace, from: from, to: to))
    }
    let moments =
      reconstruction.obtained.filter(\.letSomethingOut).flatMap { table in
        table.rows.isEmpty ? [table.first, table.last] : table.rows.flatMap { [$0.first, $0.last] }
      } + reconstruction.files.filter(\.letSomethingOut).map(\.at)
    if let from = moments.min(), let to = moments.max() {
      windows.append(Window(kind: .exfiltration, from: from, to: to))
    }
    return windows
  }
}

extension ObtainedTable {
  /// Rows are listed, or bytes say that there may have been some, or nothing says how many there were.
  var letSomethingOut: Bool { !rows.isEmpty || rowsAtMost != 0 }

  /// It was read, as far as is known, and nothing says how many rows that gave.
  var isUncounted: Bool { rows.isEmpty && rowsAtMost == nil }
}

extension FileRead {
  var letSomethingOut: Bool { bytes > 0 }
}
