import CaseFile
import YAMLText

/// A stretch of time that a case is about. There are several, and they are not the same: when data went out, and when
/// what went out had been entered.
struct NoticeWindow: Sendable, Hashable {
  enum Kind: String, Sendable {
    case exfiltration, exposure, atRisk

    init?(_ kind: EventKind) {
      switch kind.rawValue {
      case "exfiltration": self = .exfiltration
      case "exposureWindow": self = .exposure
      default: return nil
      }
    }
  }

  let kind: Kind
  /// What tells it from others of its kind: the fact's id, or the set that it is about; `all` for everybody.
  let name: String
  let from: FactTime
  let to: FactTime
  /// Nil where it comes from a run.
  let fact: FactID?
  let services: [String]
  let told: BilingualText?
}
