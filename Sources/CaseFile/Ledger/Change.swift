/// What an entry of the ledger changes. The state of a case is what all its changes, one after another, make of it.
///
/// In JSON an object of one member, named as the case is: `{"evidenceAdded":{…}}`. New kinds may be added; the meaning
/// of none is ever changed, since cases are evidence.
public enum Change: Hashable, Sendable {
  case caseOpened(CaseOpened)
  case evidenceAdded(EvidenceAdded)
  case evidenceMoved(EvidenceMoved)
  case evidenceHandedOver(HandOver)
  case evidenceRead(EvidenceRead)
  case dataMapSet(DataMapSet)
  case runFinished(RunFinished)
  case factsRecorded(FactsRecorded)
  case fileSealed(FileSealed)
  case fileUnsealed(FileUnsealed)
  case published(Published)
  case passphrasesChanged(PassphrasesChanged)
  case keyRenewed(KeyRenewed)
  case exported(Exported)
  case noticeEntered(NoticeEntered)
  case waveEntered(WaveEntered)
  case rulePackAdded(RulePackAdded)
  case dutiesStated(DutiesStated)
}

extension Change: Codable {
  private enum Kind: String, CodingKey {
    case caseOpened, evidenceAdded, evidenceMoved, evidenceHandedOver, evidenceRead, dataMapSet, runFinished,
      factsRecorded
    case fileSealed, fileUnsealed, published, passphrasesChanged, keyRenewed, exported
    case noticeEntered, waveEntered, rulePackAdded, dutiesStated
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Kind.self)
    func read<Value: Decodable>(_ kind: Kind) throws -> Value {
      try container.decode(Value.self, forKey: kind)
    }
    guard let kind = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no known kind of change"))
    }
    self =
      switch kind {
      case .caseOpened: .caseOpened(try read(kind))
      case .evidenceAdded: .evidenceAdded(try read(kind))
      case .evidenceMoved: .evidenceMoved(try read(kind))
      case .evidenceHandedOver: .evidenceHandedOver(try read(kind))
      case .evidenceRead: .evidenceRead(try read(kind))
      case .dataMapSet: .dataMapSet(try read(kind))
      case .runFinished: .runFinished(try read(kind))
      case .factsRecorded: .factsRecorded(try read(kind))
      case .fileSealed: .fileSealed(try read(kind))
      case .fileUnsealed: .fileUnsealed(try read(kind))
      case .published: .published(try read(kind))
      case .passphrasesChanged: .passphrasesChanged(try read(kind))
      case .keyRenewed: .keyRenewed(try read(kind))
      case .exported: .exported(try read(kind))
      case .noticeEntered: .noticeEntered(try read(kind))
      case .waveEntered: .waveEntered(try read(kind))
      case .rulePackAdded: .rulePackAdded(try read(kind))
      case .dutiesStated: .dutiesStated(try read(kind))
      }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Kind.self)
    switch self {
    case .caseOpened(let content): try container.encode(content, forKey: .caseOpened)
    case .evidenceAdded(let content): try container.encode(content, forKey: .evidenceAdded)
    case .evidenceMoved(let content): try container.encode(content, forKey: .evidenceMoved)
    case .evidenceHandedOver(let content): try container.encode(content, forKey: .evidenceHandedOver)
    case .evidenceRead(let content): try container.encode(content, forKey: .evidenceRead)
    case .dataMapSet(let content): try container.encode(content, forKey: .dataMapSet)
    case .runFinished(let content): try container.encode(content, forKey: .runFinished)
    case .factsRecorded(let content): try container.encode(content, forKey: .factsRecorded)
    case .fileSealed(let content): try container.encode(content, forKey: .fileSealed)
    case .fileUnsealed(let content): try container.encode(content, forKey: .fileUnsealed)
    case .published(let content): try container.encode(content, forKey: .published)
    case .passphrasesChanged(let content): try container.encode(content, forKey: .passphrasesChanged)
    case .keyRenewed(let content): try container.encode(content, forKey: .keyRenewed)
    case .exported(let content): try container.encode(content, forKey: .exported)
    case .noticeEntered(let content): try container.encode(content, forKey: .noticeEntered)
    case .waveEntered(let content): try container.encode(content, forKey: .waveEntered)
    case .rulePackAdded(let content): try container.encode(content, forKey: .rulePackAdded)
    case .dutiesStated(let content): try container.encode(content, forKey: .dutiesStated)
    }
  }

  /// The name of the kind, as the ledger writes it.
  public var kind: String {
    let kind: Kind =
      switch self {
      case .caseOpened: .caseOpened
      case .evidenceAdded: .evidenceAdded
      case .evidenceMoved: .evidenceMoved
      case .evidenceHandedOver: .evidenceHandedOver
      case .evidenceRead: .evidenceRead
      case .dataMapSet: .dataMapSet
      case .runFinished: .runFinished
      case .factsRecorded: .factsRecorded
      case .fileSealed: .fileSealed
      case .fileUnsealed: .fileUnsealed
      case .published: .published
      case .passphrasesChanged: .passphrasesChanged
      case .keyRenewed: .keyRenewed
      case .exported: .exported
      case .noticeEntered: .noticeEntered
      case .waveEntered: .waveEntered
      case .rulePackAdded: .rulePackAdded
      case .dutiesStated: .dutiesStated
      }
    return kind.rawValue
  }
}
