/// Why a scene cannot be made: what is wrong, where, and what to do.
public struct SceneError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public let message: String
  /// The scenario's file and the place in it, where the fault lies in it.
  public var file: String?
  public let line: Int?
  public let column: Int?
  /// What to do about it.
  public let remedy: String

  public init(_ message: String, line: Int? = nil, column: Int? = nil, remedy: String) {
    self.message = message
    self.line = line
    self.column = column
    self.remedy = remedy
  }

  public var description: String {
    var place = file ?? ""
    if let line, let column { place += (place.isEmpty ? "line " : ":") + "\(line):\(column)" }
    return (place.isEmpty ? "" : place + ": ") + message + ". " + remedy
  }
}
