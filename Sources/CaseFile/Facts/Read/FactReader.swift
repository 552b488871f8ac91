import Exposure
import Foundation
import Investigation
import YAMLText
import Yams

/// Reads the nodes of a file of facts along ``FactTable`` and collects everything that is wrong.
struct FactReader: YAMLReading {
  var faults = YAMLFaults()

  /// The zone of times that name none.
  private(set) var zone: Zone?
  /// Facts as they were read, with the place of each.
  private(set) var found: [(kind: Fact.Kind, tree: JSONTree, mark: YAMLText.Mark)] = []
  private(set) var ids: [(id: Marked<String>, kind: Fact.Kind)] = []
  private(set) var references: [(id: Marked<String>, kinds: [Fact.Kind])] = []
  private(set) var names: [(name: Marked<String>, named: FactShape.Named)] = []
  private(set) var declared: [(name: Marked<String>, named: FactShape.Named)] = []
  private var kind = Fact.Kind.event

  /// Reads the whole file.
  mutating func read(_ root: Node) {
    guard case .object(let fields) = FactTable.file else { return }
    guard let entries = mapping(root, "the file of facts", keys: fields.map(\.name)) else { return }
    if let node = entries["timeZone"], case .text(let name) = value(node, .zone, "timeZone") {
      zone = Zone(name)
    }
    for kind in Fact.Kind.allCases {
      guard let node = entries[kind.section] else { continue }
      self.kind = kind
      let nodes = kind == .organisation ? [node] : list(node, kind.section)
      for node in nodes { readFact(node, kind) }
    }
  }

  private mutating func readFact(_ node: Node, _ kind: Fact.Kind) {
    let id = node.mapping?["id"]?.scalar?.string
    let what =
      kind == .organisation ? "the organisation" : "the \(kind.rawValue)" + (id.map { " " + $0 } ?? "")
    guard case .object(var members) = value(node, FactTable.shape(of: kind), what) else { return }
    if kind == .organisation, members["id"] == nil {
      members["id"] = .text("organisation")
      ids.append((Marked("organisation", at: place(node)), kind))
    }
    found.append((kind, .object(members), place(node)))
  }

  /// A value of a shape; nil where it is not one, which has been reported. What an object leaves out that has a
  /// natural value, such as an empty list, is put in, so that a fact has one form only.
  private mutating func value(_ node: Node, _ shape: FactShape, _ what: String) -> JSONTree? {
    switch shape {
    case .object(let fields): object(node, fields, what)
    case .list(let shape, let least): list(node, shape, least, what)
    case .bilingual: bilingualTree(node, what)
    default: harmless(node, what).flatMap { scalar($0, shape, what) }
    }
  }

  private mutating func object(_ node: Node, _ fields: [FactField], _ what: String) -> JSONTree? {
    guard let entries = mapping(node, what, keys: fields.map(\.name)) else { return nil }
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
        }
        continue
      }
      members[field.name] = value(node, field.shape, "\(field.name) of \(what)")
      if members[field.name] == nil { isWhole = false }
    }
    return isWhole ? .object(members) : nil
  }

  private mutating func list(_ node: Node, _ shape: FactShape, _ least: Int, _ what: String) -> JSONTree? {
    let nodes = list(node, what, orOne: true)
    guard nodes.count >= least else {
      report(.missingKey, at: place(node), "\(what) is empty", remedy: "Name at least \(least)")
      return nil
    }
    let values = nodes.map { value($0, shape, what) }
    return values.contains(nil) ? nil : .list(values.compactMap(\.self))
  }

  private mutating func bilingualTree(_ node: Node, _ what: String) -> JSONTree? {
    if case .scalar = node {
      return harmless(node, what).map { .object(["ja": .text($0.value), "en": .text($0.value)]) }
    }
    guard let entries = mapping(node, what, keys: ["ja", "en"]) else { return nil }
    guard !entries.pairs.isEmpty else {
      report(.missingKey, at: entries.mark, "\(what) is empty", remedy: "Give ja, en or both, or one text")
      return nil
    }
    let japanese = entries["ja"].flatMap { harmless($0, "ja of \(what)") }?.value
    let english = entries["en"].flatMap { harmless($0, "en of \(what)") }?.value
    guard let one = japanese ?? english else { return nil }
    return .object(["ja": .text(japanese ?? one), "en": .text(english ?? one)])
  }

  // MARK: - Scalars

  /// A text in one line and in Unicode's composed form, that holds no card number and no dump of passwords.
  private mutating func harmless(_ node: Node, _ what: String) -> Marked<String>? {
    guard let written = text(node, what) else { return nil }
    let line = written.value.precomposedStringWithCanonicalMapping.onOneLine
    switch Secrets.found(in: line) {
    case .cardNumber:
      report(
        .badValue, at: written.mark, "\(what) holds what looks like a payment card number",
        remedy:
          "Facts stand unsealed in the ledger; leave the number out, or write its first six and last four digits"
      )
      return nil
    case .passwords:
      report(
        .badValue, at: written.mark, "\(what) holds what looks like passwords or their hashes",
        remedy: "Facts stand unsealed in the ledger; say how many there are, and add the list as evidence")
      return nil
    case nil: break
    }
    guard !line.isEmpty, line.utf8.count <= Self.textLimit,
      !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else {
      let isLong = line.utf8.count > Self.textLimit
      report(
        .badValue, at: written.mark,
        isLong
          ? "\(what) has more than \(Self.textLimit) bytes" : "\(what) is blank or holds control characters",
        remedy: isLong ? "Tell it in fewer words; add long texts as evidence" : "Write plain text")
      return nil
    }
    return Marked(line, at: written.mark)
  }

  /// Bytes that one text may have.
  private static let textLimit = 8_000

  private mutating func scalar(_ text: Marked<String>, _ shape: FactShape, _ what: String) -> JSONTree? {
    switch shape {
    case .text, .name, .declared: .some(noted(text, shape))
    case .id, .reference: identifier(text, shape, what)
    case .time: time(text, what)
    case .word(let terms): word(text, terms, what)
    case .choice(let words) where !words.contains(text.value):
      wrong(text, "Unknown \(what): \(text.value)", Nearest.advice(text.value, among: words, noun: "values"))
    case .zone where !MapZone.isKnown(text.value):
      wrong(
        text, "Unknown time zone \(text.value)",
        MapZone.nearest(text.value).map { "Did you mean \($0)?" } ?? "Write " + shape.words)
    case .whole: number(text, what)
    case .flag where text.value == "true" || text.value == "false": .flag(text.value == "true")
    case .sha256 where text.value.wholeMatch(of: #/[0-9A-Fa-f]{64}/#) != nil: .text(text.value.lowercased())
    case .limit where TimeLimit(text.value) != nil: .text(TimeLimit(text.value)?.description ?? text.value)
    case .timeOfDay where text.value.wholeMatch(of: #/([01]\d|2[0-3]):[0-5]\d|24:00/#) != nil:
      .text(text.value)
    case .choice, .zone: .text(text.value)
    default: wrong(text, "\(what) is “\(text.value)”", "It has to be \(shape.words)")
    }
  }

  private mutating func wrong(_ text: Marked<String>, _ message: String, _ remedy: String) -> JSONTree? {
    report(.badValue, at: text.mark, message, remedy: remedy)
    return nil
  }

  private mutating func noted(_ text: Marked<String>, _ shape: FactShape) -> JSONTree {
    switch shape {
    case .name(let named): names.append((text, named))
    case .declared(let named): declared.append((text, named))
    default: break
    }
    return .text(text.value)
  }

  private mutating func identifier(_ text: Marked<String>, _ shape: FactShape, _ what: String) -> JSONTree? {
    guard FactID(rawValue: text.value) != nil else {
      return wrong(
        text, "\(what) is “\(text.value)”",
        "Ids are words of a-z and 0-9 with dashes between them, such as first-mail")
    }
    if case .reference(let kinds) = shape {
      references.append((text, kinds))
    } else {
      ids.append((text, kind))
    }
    return .text(text.value)
  }

  private mutating func time(_ text: Marked<String>, _ what: String) -> JSONTree? {
    do throws(FactTimeError) {
      return .text(try FactTime(text.value, defaultZone: zone).text)
    } catch {
      return wrong(text, "\(what): \(error.message)", error.remedy)
    }
  }

  private mutating func word(_ text: Marked<String>, _ terms: [FactTerm], _ what: String) -> JSONTree? {
    let words = terms.map(\.word)
    if words.contains(text.value) { return .text(text.value) }
    if text.value.wholeMatch(of: #/x-[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*/#) != nil { return .text(text.value) }
    return wrong(
      text, "Unknown \(what): \(text.value)",
      Nearest.advice(text.value, among: words, noun: "known words") + "; one of your own begins with x-")
  }

  private mutating func number(_ text: Marked<String>, _ what: String) -> JSONTree? {
    guard text.value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text.value) else {
      return wrong(text, "\(what) is “\(text.value)”", "It has to be a whole number, without separators")
    }
    return .whole(number)
  }
}

extension String {
  /// The text without line breaks: a blank in their place, nothing between ideographs; no blanks at its ends.
  fileprivate var onOneLine: String {
    let lines = split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    return lines.dropFirst().reduce(lines.first ?? "") { text, line in
      text.endsWide || line.beginsWide ? text + line : text + " " + line
    }
  }

  private var endsWide: Bool { (unicodeScalars.last?.value ?? 0) >= 0x2E80 }
  private var beginsWide: Bool { (unicodeScalars.first?.value ?? 0) >= 0x2E80 }
}
