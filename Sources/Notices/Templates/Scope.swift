import Mustache

/// Values as Mustache sees them.
///
/// Mustache takes an unknown name for an empty one. Here each name that no scope knows, and each absent value that is
/// shown, is noted; the text that came of it is then thrown away.
struct Scope: MustacheParent {
  let values: Values
  let slips: Slips
  /// The outermost scope, where a search ends.
  let isRoot: Bool

  init(root values: Values, slips: Slips) { self.init(values, slips, isRoot: true) }

  private init(_ values: Values, _ slips: Slips, isRoot: Bool) {
    self.values = values
    self.slips = slips
    self.isRoot = isRoot
  }

  func child(named name: String) -> Any? {
    guard let known = Name(rawValue: name), let value = values[known] else {
      if isRoot { slips.unknown.insert(name) }
      return nil
    }
    return switch value {
    case .shown(let markup): markup.xhtml
    case .flag(let flag): flag
    case .list(let items): items.map { Scope($0, slips, isRoot: false) }
    case .absent: Absent(name: name, slips: slips)
    }
  }
}

/// What went wrong while a template was rendered.
final class Slips {
  var unknown: Set<String> = []
  var shownAbsent: Set<String> = []
}

/// A value that the case does not have.
private struct Absent: MustacheCustomRenderable {
  let name: String
  let slips: Slips

  var isNull: Bool { true }

  var renderText: String {
    slips.shownAbsent.insert(name)
    return ""
  }
}
