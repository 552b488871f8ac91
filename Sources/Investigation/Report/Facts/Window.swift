public import Exposure
public import Reconstruction

/// A stretch of time that the case speaks of. One breach has several: when the intruder left traces, when data went
/// out, when what was exposed had been entered, and who is at risk.
public struct Window: Sendable, Equatable {
  public enum Kind: String, Sendable { case trace, exfiltration, exposure, atRisk }

  public let kind: Kind
  public let from: Moment
  public let to: Moment
  /// The set of people that it concerns; nil: all.
  public var set: String?
  /// To what the instants are known.
  public var precision = ExposureWindow.Precision.second

  /// Calendar days touched, each in the zone of its moment.
  public var days: Int { max(1, to.dayNumber - from.dayNumber + 1) }
}

extension Findings {
  /// The windows that the evidence shows: the intruders' attack requests, what was obtained, and, with a data map, what
  /// was obtained of people, for all and for each set.
  public var windows: [Window] {
    let own = ownWindows
    guard let affected, !affected.windows.isEmpty else { return own }
    return own.filter { $0.kind == .trace }
      + affected.windows.compactMap { window in
        Window.Kind(rawValue: window.kind.rawValue).map {
          Window(
            kind: $0, from: window.from, to: window.to, set: window.set, precision: window.precision)
        }
      }
  }

  private var ownWindows: [Window] {
    var windows: [Window] = []
    if let period { windows.append(Window(kind: .trace, from: period.first, to: period.last)) }
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
  package var letSomethingOut: Bool { bytes > 0 }
}
