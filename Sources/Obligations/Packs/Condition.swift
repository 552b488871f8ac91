public import CaseFile
public import YAMLText

/// What a rule asks of the facts of a case. It never asks by which technique anybody came in.
public struct Condition: Sendable, Hashable, Codable {
  /// What it stands for in the words of the source: “Rule 7(3): may have been done for a wrongful purpose”.
  public var because: BilingualText?
  public var test: Test

  public indirect enum Test: Sendable, Hashable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case people(PeopleTest)
    /// A cause of this intent is known or suspected.
    case intent(Cause.Intent)
    case organisation(Organisation.Attribute)
    /// The organisation has an establishment in one of these areas.
    case establishedIn([String])
    /// A leak of this certainty at least.
    case certainty(Event.Certainty)
    case decision(DecisionKind)
    /// A claim of this kind that is proven.
    case claim(ClaimKind)
    /// Harm of this kind that happened or is feared.
    case harm(HarmKind)
    case phishing(Seen)
    /// Somebody with this role is engaged.
    case engagement(PartyRole)
    /// There is a party with this role.
    case party(PartyRole)
    /// A group of people is told by this means.
    case groups(Group.Means)
  }

  public enum Seen: String, Sendable, Hashable, Codable, CaseIterable { case any, active }

  /// People of whom data of certain classes was exposed.
  public struct PeopleTest: Sendable, Hashable, Codable {
    /// Which classes of a person's data; nil: any.
    public var data: DataExpression?
    /// Areas in one of which they live; empty: anywhere.
    public var residence: [String]
    /// How sure it has to be that the data was obtained: `possible` where “may have” is enough.
    public var least: Certainty
    /// How many people it takes.
    public var minimum: Int

    public enum Certainty: String, Sendable, Hashable, Codable, CaseIterable {
      case possible, probable, proven
    }
  }

  public init(_ test: Test, because: BilingualText? = nil) {
    self.test = test
    self.because = because
  }

  // MARK: - Codable, as the file has it: one key that names the test, and `because`

  enum Key: String, CodingKey, CaseIterable {
    case all, any, not, people, intent, organisation, establishedIn, certainty, decision, claim, harm,
      phishing, engagement, party, groups, because
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func read<Value: Decodable>(_ key: Key) throws -> Value { try container.decode(Value.self, forKey: key) }
    because = try container.decodeIfPresent(BilingualText.self, forKey: .because)
    let key = container.allKeys.first { $0 != .because }
    switch key {
    case .all: test = .all(try read(.all))
    case .any: test = .any(try read(.any))
    case .not: test = .not(try read(.not))
    case .people: test = .people(try read(.people))
    case .intent: test = .intent(try read(.intent))
    case .organisation: test = .organisation(try read(.organisation))
    case .establishedIn: test = .establishedIn(try read(.establishedIn))
    case .certainty: test = .certainty(try read(.certainty))
    case .decision: test = .decision(try read(.decision))
    case .claim: test = .claim(try read(.claim))
    case .harm: test = .harm(try read(.harm))
    case .phishing: test = .phishing(try read(.phishing))
    case .engagement: test = .engagement(try read(.engagement))
    case .party: test = .party(try read(.party))
    case .groups: test = .groups(try read(.groups))
    case .because, nil:
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no condition"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encodeIfPresent(because, forKey: .because)
    switch test {
    case .all(let value): try container.encode(value, forKey: .all)
    case .any(let value): try container.encode(value, forKey: .any)
    case .not(let value): try container.encode(value, forKey: .not)
    case .people(let value): try container.encode(value, forKey: .people)
    case .intent(let value): try container.encode(value, forKey: .intent)
    case .organisation(let value): try container.encode(value, forKey: .organisation)
    case .establishedIn(let value): try container.encode(value, forKey: .establishedIn)
    case .certainty(let value): try container.encode(value, forKey: .certainty)
    case .decision(let value): try container.encode(value, forKey: .decision)
    case .claim(let value): try container.encode(value, forKey: .claim)
    case .harm(let value): try container.encode(value, forKey: .harm)
    case .phishing(let value): try container.encode(value, forKey: .phishing)
    case .engagement(let value): try container.encode(value, forKey: .engagement)
    case .party(let value): try container.encode(value, forKey: .party)
    case .groups(let value): try container.encode(value, forKey: .groups)
    }
  }
}
