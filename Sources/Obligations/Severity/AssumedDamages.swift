public import Exposure
public import YAMLText

/// Damages that a Japanese court might award to each person, as the model of the Japan Network Security Association
/// assumes them (日本ネットワークセキュリティ協会『情報セキュリティインシデントに関する調査報告書』): a figure for
/// planning, not what is claimed or paid.
///
/// `500 yen × (10^(x−1) + 5^(y−1)) × identifiability × social responsibility × response`
///
/// Sources differ on the axes. Here, as in the reports, **x is mental distress and y is economic loss**, each from 1 to 3,
/// and each is the highest of all data classes of the group, on its own.
public struct AssumedDamages: Sendable, Hashable {
  /// Yen by which all is multiplied.
  public static let base = 500

  /// A factor and why it is so.
  public struct Factor: Sendable, Hashable {
    public let value: Int
    public let reason: BilingualText
  }

  /// x, from 1 to 3.
  public let distress: Factor
  /// y, from 1 to 3.
  public let loss: Factor
  /// 6 with name and address, 3 with a name, or with address and telephone number, else 1.
  public let identifiability: Factor
  /// 2 for those of whom more is expected (authorities, finance, medicine, telecommunications, well-known companies),
  /// else 1.
  public let responsibility: Factor
  /// 1 where the response was proper, 2 where it was not.
  public let response: Factor
  public let people: Int?

  /// 10^(x−1) + 5^(y−1).
  public var sensitivity: Int { [1, 10, 100][distress.value - 1] + [1, 5, 25][loss.value - 1] }

  /// In yen.
  public var perPerson: Int {
    Self.base * sensitivity * identifiability.value * responsibility.value * response.value
  }

  /// In yen; nil where the number of people is not known.
  public var total: Int? { people.map { $0 * perPerson } }

  /// - Parameters:
  ///   - isMoreResponsible: whether more is expected of the company than of others.
  ///   - isResponseProper: whether it responded as it should.
  ///   - ownClasses: the data map's own classes, for their names.
  public init(
    of data: AffectedData, isMoreResponsible: Bool = false, isResponseProper: Bool = true,
    ownClasses: [DataClass] = []
  ) {
    let words = ClassWords(own: ownClasses)
    distress = Self.highest(DamageLevels.distress(data), words, "精神的苦痛", "mental distress")
    loss = Self.highest(DamageLevels.loss(data), words, "経済的損失", "economic loss")
    identifiability = Self.identifiability(data, words)
    responsibility =
      isMoreResponsible
      ? Self.factor(2, "社会的責任が一般より高い", "more is expected than of others")
      : Self.factor(1, "社会的責任は一般的", "no more is expected than of others")
    response =
      isResponseProper
      ? Self.factor(1, "事後対応は適切", "a proper response") : Self.factor(2, "事後対応が不適切", "an improper response")
    people = data.people
  }

  private static func highest(
    _ levels: [(level: Int, classes: [String])], _ words: ClassWords, _ japanese: String, _ english: String
  ) -> Factor {
    let highest = levels.filter { !$0.classes.isEmpty }.max { $0.level < $1.level }
    guard let highest else { return factor(1, "\(japanese)レベル1", "\(english) level 1") }
    return factor(
      highest.level, "\(japanese)レベル\(highest.level)：\(words.japanese(highest.classes))",
      "\(english) level \(highest.level): \(words.english(highest.classes))")
  }

  private static func identifiability(_ data: AffectedData, _ words: ClassWords) -> Factor {
    let names = data.names
    let address = data.covered(by: ["address"]).filter { $0 != "address.postal" }
    let phone = data.covered(by: ["phone"])
    if !names.isEmpty, !address.isEmpty {
      return factor(
        6, "氏名と住所により容易に特定できる：\(words.japanese(names + address))",
        "name and address identify easily: \(words.english(names + address))")
    }
    if !names.isEmpty || (!address.isEmpty && !phone.isEmpty) {
      let found = names.isEmpty ? address + phone : names
      return factor(
        3, "コストを掛ければ特定できる：\(words.japanese(found))", "can be identified at some cost: \(words.english(found))"
      )
    }
    return factor(1, "特定は困難", "hard to identify")
  }

  private static func factor(_ value: Int, _ japanese: String, _ english: String) -> Factor {
    Factor(value: value, reason: BilingualText(japanese: japanese, english: english))
  }
}
