public import CaseFile
public import Documents
import Investigation

/// What a letter needs to know of the one it is for.
public struct RecipientValues: Sendable, Hashable {
  /// As the letter addresses the person; nil where no name is known.
  public var name: String?
  /// The groups that the person is in; one letter covers them all.
  public var groups: [FactID]
  /// The classes of this person's data that went out.
  public var classes: [String]

  public init(name: String?, groups: [FactID], classes: [String]) {
    self.name = name
    self.groups = groups
    self.classes = classes
  }
}

/// Words letters, thousands a second.
///
/// Letters of people in the same groups with the same classes of data differ only in the name. Each such text is rendered and
/// read once; for each person a copy of the tree is made, in which the blocks that name the recipient are replaced, and all
/// others are shared.
///
/// - Complexity: a letter costs what the blocks with the name cost, beside the first of its text.
public struct LetterDrafter: Sendable {
  private let drafter: NoticeDrafter
  private let kind: NoticeKind
  private let context: NoticeContext
  private let organisation: Organisation
  private var texts: [Key: Text] = [:]

  private struct Key: Hashable {
    let groups: [FactID]
    let classes: [String]
  }

  private struct Text: Sendable {
    let document: Document
    /// Which blocks name the recipient.
    let places: [Int]
  }

  /// - Parameter kind: `letter` or `us-ca`.
  public init(_ drafter: NoticeDrafter, _ kind: NoticeKind, _ basis: NoticeBasis, date: CivilDay)
    throws(NoticeError)
  {
    guard kind.audience == .person else {
      throw NoticeError("\(kind.rawValue) is no letter", remedy: "Use letter or us-ca")
    }
    self.drafter = drafter
    self.kind = kind
    context = NoticeContext(kind, drafter.language, basis, date: date, years: drafter.years, changes: [])
    organisation = try drafter.organisation(context.facts)
  }

  /// The letter to a person.
  public mutating func letter(for recipient: RecipientValues) throws(NoticeError) -> Document {
    let own = Set(recipient.groups)
    let groups = context.facts.groups.filter { own.contains($0.id) }
    let key = Key(
      groups: groups.map(\.id),
      classes: context.exposed?.sorted(Set(recipient.classes)) ?? recipient.classes.sorted())
    let text: Text
    if let known = texts[key] {
      text = known
    } else {
      text = try self.text(groups, key.classes)
      texts[key] = text
    }
    var document = text.document
    let name = [Run.text(address(recipient.name))]
    for place in text.places { document.blocks[place] = document.blocks[place].naming(name) }
    return document
  }

  /// The letter as it is shown to those who approve it, to nobody in particular.
  func preview(_ group: FactID?) throws(NoticeError) -> Document {
    let individual = context.facts.groups.filter(\.means.isIndividual)
    let groups = group.map { id in context.facts.groups.filter { $0.id == id } } ?? individual
    if let group, groups.isEmpty {
      throw NoticeError(
        "There is no group \(group)",
        remedy: "The groups: " + individual.map(\.id.rawValue).joined(separator: ", "))
    }
    var classes = Set(groups.flatMap { context.particularClasses(of: $0) })
    if groups.isEmpty { classes = Set(context.exposed?.all ?? []) }
    var copy = self
    return try copy.letter(
      for: RecipientValues(name: nil, groups: groups.map(\.id), classes: Array(classes)))
  }

  private func text(_ groups: [Group], _ classes: [String]) throws(NoticeError) -> Text {
    let document = try drafter.document(kind, context.values(organisation, groups: groups, classes: classes))
    return Text(
      document: document, places: document.blocks.indices.filter { document.blocks[$0].namesRecipient })
  }

  /// Without a name a letter is addressed to the customer.
  private func address(_ name: String?) -> String {
    if let name, !name.isEmpty { return context.isJapanese ? "\(name) 様" : "Dear \(name)," }
    return context.isJapanese ? "お客様" : "Dear customer,"
  }
}

extension Block {
  /// Whether a paragraph has the mark of the recipient's name.
  fileprivate var namesRecipient: Bool {
    guard case .paragraph(_, let runs) = content else { return false }
    return runs.plainText.contains(LetterName.character)
  }

  /// The paragraph with the name in place of its mark.
  fileprivate func naming(_ name: [Run]) -> Block {
    guard case .paragraph(let role, let runs) = content else { return self }
    var block = self
    block.content = .paragraph(
      role,
      runs.flatMap { run -> [Run] in
        guard case .text(let text) = run, text.contains(LetterName.character) else { return [run] }
        let parts = text.split(separator: LetterName.character, omittingEmptySubsequences: false)
        var pieces: [Run] = []
        for (number, part) in parts.enumerated() {
          if number > 0 { pieces += name }
          if !part.isEmpty { pieces.append(.text(String(part))) }
        }
        return pieces
      })
    return block
  }
}
