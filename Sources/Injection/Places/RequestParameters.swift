/// The parameters in a request target's query, decoded once as an application would.
public enum RequestParameters {
  /// - Parameter target: as logged, server escapes undone.
  public static func values(in target: [UInt8]) -> [(name: String, value: String)] {
    Target(target).query.map { name, value in
      (name, String(decoding: PercentDecoding.decode(value, plusIsSpace: true), as: UTF8.self))
    }
  }
}
