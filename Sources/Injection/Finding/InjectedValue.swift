/// A value of a request that is an injected fragment of SQL.
public struct InjectedValue: Sendable, Equatable {
  public let place: Place
  /// The parameter's, cookie's or header's name; a path's variable segment by its number from 1.
  public let parameter: String
  /// The path of the injection point, with `{}` for the segment that carries the value.
  public let path: String
  /// The value after all decoding: what the application put into its query.
  public let payload: [UInt8]
  /// The encodings undone besides the place's own, outermost first: `percent`, `html`, `base64`, `json`, `url`.
  public let wrappings: [String]
  public let verdict: Verdict

  public init(
    place: Place, parameter: String, path: String, payload: [UInt8], wrappings: [String], verdict: Verdict
  ) {
    self.place = place
    self.parameter = parameter
    self.path = path
    self.payload = payload
    self.wrappings = wrappings
    self.verdict = verdict
  }
}
