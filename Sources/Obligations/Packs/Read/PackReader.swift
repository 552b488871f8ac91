import CaseFile
import Exposure
import Investigation
import YAMLText
import Yams

/// Reads the nodes of a rule pack along ``PackTable`` and collects everything that is wrong.
struct PackReader: YAMLReading {
  var faults = YAMLFaults()
  private(set) var rules: [(id: Marked<String>, from: Marked<String>?, until: Marked<String>?)] = []
  private var declared: [String: Marked<String>] = [:]
  private var references: [Marked<String>] = []
  private var depth = 0

  /// Conditions within conditions.
  private static let depthLimit = 12
  /// Bytes that one text may have.
  private static let textLimit = 4_000

  /// The whole file as JSON that ``RulePack`` decodes; nil where it is none.
  mutating func read(_ root: Node) -> JSONTree? {
    let tree = object(root, PackTable.file, "the pack")
    for reference in references where declared[reference.value] == nil {
      report(
        .unknownReference, at: reference.mark, "There is no source \(reference.value)",
        remedy: Nearest.advice(reference.value, among: declared.keys.sorted(), noun: "sources"))
    }
    checkVersions()
    return tree
  }

  /// Versions of a rule hold one after another.
  private mutating func checkVersions() {
    for (place, rule) in rules.enumerated() {
      guard let from = rule.from else { continue }
      if let until = rule.until, until.value < from.value {
        report(
          .badValue, at: until.mark, "The rule \(rule.id.value) ends before it begins",
          remedy: "Look at from and until")
      }
      let overlaps = rules[..<place].contains { earlier in
        earlier.id == rule.id && (earlier.from?.value ?? "") <= (rule.until?.value ?? "9999")
          && from.value <= (earlier.until?.value ?? "9999")
      }
      if overlaps {
        report(
          .duplicate, at: rule.id.mark, "Two versions of the rule \(rule.id.value) hold on the same day",
          remedy: "Give the earlier one `until: …`, the day before the later one's from, or another id")
      }
    }
  }

  // MARK: - Shapes

  private mutating func value(_ node: Node, _ shape: PackShape, _ what: String) -> JSONTree? {
    switch shape {
    case .object(let fields): object(node, fields, what)
    case .condition: condition(node, what)
    case .list(let shape, let least): list(node, shape, least, what)
    case .bilingual: bilingualTree(node, what)
    default: harmless(node, what).flatMap { scalar($0, node, shape, what) }
    }
  }

  private mutating func object(_ node: Node, _ fields: [PackField], _ what: String) -> JSONTree? {
    guard let entries = mapping(node, what, keys: fields.map(\.name)) else { return nil }
    let isRule = fields.contains { $0.name == "trigger" }
    let named = entries["id"]?.scalar.map { "\(isRule ? "the rule" : what) \($0.string)" }
    let what = isRule ? named ?? what : what
    if isRule {
      noteRule(entries)
      checkClocks(entries, what)
    }
    var members: [String: JSONTree] = [:]
    var isWhole = true
    for field in fields {
      guard let node = entries[field.name] else {
        if field.isRequired {
          report(
            .missingKey, at: entries.mark, "\(what) has no \(field.name)",
            remedy: "Add `\(field.name): …`, \(field.shape.words)")
          isWhole = false
        } else if case .list = field.shape {
          members[field.name] = .list([])
        } else if case .flag = field.shape {
          members[field.name] = .flag(false)
        } else if field.name == "least" {
          members[field.name] = .text(Condition.PeopleTest.Certainty.possible.rawValue)
        }
        continue
      }
      members[field.name] = value(node, field.shape, "\(field.name) of \(what)")
      if members[field.name] == nil { isWhole = false }
    }
    return isWhole ? .object(members) : nil
  }

  private mutating func noteRule(_ entries: YAMLEntries) {
    func marked(_ key: String) -> Marked<String>? {
      entries[key].flatMap { node in node.scalar.map { Marked($0.string, at: place(node)) } }
    }
    guard let id = marked("id") else { return }
    rules.append((id, marked("from"), marked("until")))
  }

  /// Some clock has to count in every case.
  private mutating func checkClocks(_ entries: YAMLEntries, _ what: String) {
    guard let node = entries["clock"], let last = node.sequence?.last ?? entries["clock"],
      last.mapping?["when"] != nil
    else { return }
    report(
      .badValue, at: place(last), "The last clock of \(what) holds only under a condition",
      remedy: "Add one without `when`, for all other cases")
  }

  private mutating func condition(_ node: Node, _ what: String) -> JSONTree? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      report(.tooLarge, at: place(node), "\(what) is nested too deep", remedy: "Unfold its conditions")
      return nil
    }
    let tests = PackTable.tests
    guard let entries = mapping(node, what, keys: tests.map(\.name) + [PackTable.because.name]) else {
      return nil
    }
    let given = entries.pairs.filter { $0.key.value != PackTable.because.name }
    guard given.count == 1, let one = given.first, let test = tests.first(where: { $0.name == one.key.value })
    else {
      report(
        .badValue, at: entries.mark, "\(what) has \(given.count) tests",
        remedy: "A condition has one; put several into `all: [ … ]` or `any: [ … ]`")
      return nil
    }
    var members: [String: JSONTree] = [:]
    members[test.name] = value(one.value, test.shape, "\(test.name) of \(what)")
    guard members[test.name] != nil else { return nil }
    if let because = entries[PackTable.because.name] {
      guard let text = bilingualTree(because, "because of \(what)") else { return nil }
      members[PackTable.because.name] = text
    }
    return .object(members)
  }

  private mutating func list(_ node: Node, _ shape: PackShape, _ least: Int, _ what: String) -> JSONTree? {
    let nodes = list(node, what, orOne: true)
    guard nodes.count >= least else {
      report(.missingKey, at: place(node), "\(what) is empty", remedy: "Name at least \(least)")
      return nil
    }
    let values = nodes.map { value($0, shape, what) }
    return values.contains(nil) ? nil : .list(values.compactMap(\.self))
  }

  private mutating func bilingualTree(_ node: Node, _ what: String) -> JSONTree? {
    guard let text = bilingual(node, what) else { return nil }
    let marked = [text.japanese, text.english].map { Marked($0, at: place(node)) }
    guard marked.allSatisfy({ isHarmless($0, what) }) else { return nil }
    return .object(["ja": .text(text.japanese), "en": .text(text.english)])
  }

  // MARK: - Scalars

  private mutating func harmless(_ node: Node, _ what: String) -> Marked<String>? {
    guard let written = text(node, what), isHarmless(written, what) else { return nil }
    return written
  }

  private mutating func isHarmless(_ text: Marked<String>, _ what: String) -> Bool {
    let isLong = text.value.utf8.count > Self.textLimit
    let isPlain = !text.value.unicodeScalars.contains { $0.properties.generalCategory == .control }
    if isLong || !isPlain {
      report(
        .badValue, at: text.mark,
        isLong
          ? "\(what) has more than \(Self.textLimit) bytes"
          : "\(what) holds line breaks or control characters",
        remedy: isLong ? "Put it in fewer words" : "Write plain text in one line; `>-` folds several into one"
      )
    }
    return !isLong && isPlain
  }

  private mutating func scalar(_ text: Marked<String>, _ node: Node, _ shape: PackShape, _ what: String)
    -> JSONTree?
  {
    switch shape {
    case .text: return .text(text.value)
    case .id(let named): return identifier(text, named, what)
    case .source:
      references.append(text)
      return .text(text.value)
    case .day where CivilDay(isoDay: text.value) != nil: return .text(text.value)
    case .choice(let words):
      if words.contains(text.value) { return .text(text.value) }
      return wrong(
        text, "Unknown \(what): \(text.value)", Nearest.advice(text.value, among: words, noun: "values"))
    case .word(let terms): return word(text, terms, what)
    case .data: return data(text, node, what)
    case .area where Residence.isArea(text.value): return .text(text.value)
    case .limit where RuleClock.Limit(text.value) != nil: return .text(text.value)
    case .zone:
      if text.value == RuleClock.ownZone || MapZone.isKnown(text.value) { return .text(text.value) }
      return wrong(
        text, "Unknown time zone \(text.value)",
        MapZone.nearest(text.value).map { "Did you mean \($0)?" } ?? "Write " + shape.words)
    case .link where text.value.wholeMatch(of: #/https?:\/\/[^\s<>"]+/#) != nil: return .text(text.value)
    case .count:
      if text.value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text.value), number > 0
      {
        return .whole(number)
      }
    case .flag where text.value == "true" || text.value == "false": return .flag(text.value == "true")
    default: break
    }
    return wrong(text, "\(what) is “\(text.value)”", "It has to be \(shape.words)")
  }

  private mutating func wrong(_ text: Marked<String>, _ message: String, _ remedy: String) -> JSONTree? {
    report(.badValue, at: text.mark, message, remedy: remedy)
    return nil
  }

  private mutating func identifier(_ text: Marked<String>, _ named: PackShape.Named, _ what: String)
    -> JSONTree?
  {
    guard text.value.utf8.count <= 64, text.value.wholeMatch(of: #/[a-z0-9]+(?:[.-][a-z0-9]+)*/#) != nil
    else {
      return wrong(text, "\(what) is “\(text.value)”", "It has to be " + PackShape.id(named).words)
    }
    if named == .source {
      if let before = declared[text.value] {
        return wrong(
          text, "The source \(text.value) was declared on line \(before.mark.line) already",
          "Give it another id")
      }
      declared[text.value] = text
    }
    return .text(text.value)
  }

  private mutating func word(_ text: Marked<String>, _ terms: [FactTerm], _ what: String) -> JSONTree? {
    let words = terms.map(\.word)
    if words.contains(text.value) || text.value.wholeMatch(of: #/x-[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*/#) != nil {
      return .text(text.value)
    }
    return wrong(
      text, "Unknown \(what): \(text.value)",
      Nearest.advice(text.value, among: words, noun: "known words") + "; one of your own begins with x-")
  }

  private mutating func data(_ text: Marked<String>, _ node: Node, _ what: String) -> JSONTree? {
    do throws(DataExpression.Fault) {
      let expression = try DataExpression(text.value)
      for name in expression.classes where !isKnownClass(name) {
        let offset = text.value.firstRange(of: name).map {
          text.value.distance(from: text.value.startIndex, to: $0.lowerBound)
        }
        report(
          .unknownClass, at: place(of: text, node, offset ?? 0), "\(what) names the unknown class \(name)",
          remedy: Nearest.advice(name, among: DataClass.wellKnown.map(\.id), noun: "classes")
            + "; its first part has to be one of these")
      }
      return .text(expression.description)
    } catch {
      report(
        .badValue, at: place(of: text, node, error.offset), "\(what): \(error.message)", remedy: error.remedy)
      return nil
    }
  }

  private func place(of text: Marked<String>, _ node: Node, _ offset: Int) -> YAMLText.Mark {
    node.scalar.map { mark(text, in: $0, offset: offset) } ?? text.mark
  }

  /// A class of a data map's own stands under a known one.
  private func isKnownClass(_ name: String) -> Bool {
    DataClass.wellKnown.contains { $0.id == name || name.hasPrefix($0.id + ".") }
  }
}
