import Foundation

/// Something about a case that no log holds. Each stands as an entry of its own in the case's ledger.
///
/// As JSON, an object with one key that names the kind: `{"event":{"id":…}}`. ``json`` writes it to the byte the same
/// way every time.
public enum Fact: Sendable, Hashable {
  case organisation(Organisation)
  case party(Party)
  case event(Event)
  case decision(Decision)
  case engagement(Engagement)
  case report(Report)
  case filing(Filing)
  case promise(Promise)
  case claim(Claim)
  case cause(Cause)
  case harm(Harm)
  case phishing(Phishing)
  case group(Group)
  case compensation(Compensation)

  /// The kinds of facts, in the order of a file.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    case organisation, party, event, decision, engagement, report, filing, promise, claim
    case cause, harm, phishing, group, compensation

    /// The key of a file of facts under which they stand.
    var section: String {
      switch self {
      case .organisation, .phishing: rawValue
      case .party: "parties"
      default: rawValue + "s"
      }
    }
  }

  public var kind: Kind {
    switch self {
    case .organisation: .organisation
    case .party: .party
    case .event: .event
    case .decision: .decision
    case .engagement: .engagement
    case .report: .report
    case .filing: .filing
    case .promise: .promise
    case .claim: .claim
    case .cause: .cause
    case .harm: .harm
    case .phishing: .phishing
    case .group: .group
    case .compensation: .compensation
    }
  }

  /// Unique among all facts of a case.
  public var id: FactID {
    switch self {
    case .organisation(let fact): fact.id
    case .party(let fact): fact.id
    case .event(let fact): fact.id
    case .decision(let fact): fact.id
    case .engagement(let fact): fact.id
    case .report(let fact): fact.id
    case .filing(let fact): fact.id
    case .promise(let fact): fact.id
    case .claim(let fact): fact.id
    case .cause(let fact): fact.id
    case .harm(let fact): fact.id
    case .phishing(let fact): fact.id
    case .group(let fact): fact.id
    case .compensation(let fact): fact.id
    }
  }
}

extension Fact: Codable {
  /// - Throws: `DecodingError.dataCorrupted` also where it has keys that this version does not know, so that nothing
  ///   that a newer version wrote is dropped.
  public init(from decoder: any Decoder) throws {
    let tree = try decoder.singleValueContainer().decode(JSONTree.self)
    func fail(_ reason: String) -> DecodingError {
      .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: reason))
    }
    guard case .object(let wrapper) = tree, wrapper.count == 1, let name = wrapper.keys.first else {
      throw fail("A fact is an object with one key, its kind")
    }
    guard let kind = Kind(rawValue: name) else {
      throw fail(
        "Facts of the kind \(name) are unknown to this version; a newer Tenmatsu wrote them. Use that version"
      )
    }
    if let key = FactTable.shape(of: kind).unknownKey(in: wrapper[name], at: name) {
      throw fail("\(key) is unknown to this version; a newer Tenmatsu wrote it. Use that version")
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch kind {
    case .organisation: self = .organisation(try container.decode(Organisation.self, forKey: .organisation))
    case .party: self = .party(try container.decode(Party.self, forKey: .party))
    case .event: self = .event(try container.decode(Event.self, forKey: .event))
    case .decision: self = .decision(try container.decode(Decision.self, forKey: .decision))
    case .engagement: self = .engagement(try container.decode(Engagement.self, forKey: .engagement))
    case .report: self = .report(try container.decode(Report.self, forKey: .report))
    case .filing: self = .filing(try container.decode(Filing.self, forKey: .filing))
    case .promise: self = .promise(try container.decode(Promise.self, forKey: .promise))
    case .claim: self = .claim(try container.decode(Claim.self, forKey: .claim))
    case .cause: self = .cause(try container.decode(Cause.self, forKey: .cause))
    case .harm: self = .harm(try container.decode(Harm.self, forKey: .harm))
    case .phishing: self = .phishing(try container.decode(Phishing.self, forKey: .phishing))
    case .group: self = .group(try container.decode(Group.self, forKey: .group))
    case .compensation: self = .compensation(try container.decode(Compensation.self, forKey: .compensation))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .organisation(let fact): try container.encode(fact, forKey: .organisation)
    case .party(let fact): try container.encode(fact, forKey: .party)
    case .event(let fact): try container.encode(fact, forKey: .event)
    case .decision(let fact): try container.encode(fact, forKey: .decision)
    case .engagement(let fact): try container.encode(fact, forKey: .engagement)
    case .report(let fact): try container.encode(fact, forKey: .report)
    case .filing(let fact): try container.encode(fact, forKey: .filing)
    case .promise(let fact): try container.encode(fact, forKey: .promise)
    case .claim(let fact): try container.encode(fact, forKey: .claim)
    case .cause(let fact): try container.encode(fact, forKey: .cause)
    case .harm(let fact): try container.encode(fact, forKey: .harm)
    case .phishing(let fact): try container.encode(fact, forKey: .phishing)
    case .group(let fact): try container.encode(fact, forKey: .group)
    case .compensation(let fact): try container.encode(fact, forKey: .compensation)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case organisation, party, event, decision, engagement, report, filing, promise, claim
    case cause, harm, phishing, group, compensation
  }

  /// The fact as canonical JSON: keys sorted, no blanks, slashes as they are. Reading it and writing it again gives
  /// the same bytes.
  public var json: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(self))
    }
  }

  /// Reads what ``json`` writes.
  public init(json: [UInt8]) throws {
    self = try JSONDecoder().decode(Fact.self, from: Data(json))
  }
}
