/// The languages that a report is written in.
public enum Language: String, Sendable, CaseIterable {
  case ja, en

  /// The language that the environment asks for, by the rules of POSIX: the first of `LC_ALL`, `LC_MESSAGES` and
  /// `LANG` that is set; English unless that names Japanese.
  public init(environment: [String: String]) {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    let code = named?.prefix { $0 != "_" && $0 != "." && $0 != "-" && $0 != "@" }.lowercased()
    self = code == "ja" ? .ja : .en
  }
}
