/// A part of a document that begins on a line of its own.
public struct Block: Sendable, Hashable, Codable {
  public indirect enum Content: Sendable, Hashable, Codable {
    /// - Parameter level: 1 to 4.
    case heading(level: Int, [Run])
    case paragraph(Role, [Run])
    case list(isOrdered: Bool, [ListItem])
    case table(Table)
    case definitions([Definition])
    /// - Parameter isAnnex: begins on a new page.
    case section(isAnnex: Bool, [Block])
    /// A line across the page.
    case rule
  }

  public var content: Content
  /// What a ``Run/reference(_:_:)`` points at.
  public var id: String?
  /// What it says, of what a document of its kind must say; attribute `data-item`, words apart by spaces.
  public var items: [String]

  public init(_ content: Content, id: String? = nil, items: [String] = []) {
    self.content = content
    self.id = id
    self.items = items
  }

  public static func paragraph(_ role: Role = .body, _ runs: [Run]) -> Block {
    Block(.paragraph(role, runs))
  }
}

/// What a paragraph is in a letter or a notice: where it stands follows from it. In XHTML it is the class.
public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
  case body, date, addressee, sender, title, subtitle, lead
  /// 記: what follows are the particulars.
  case ki
  /// 以上: the particulars end.
  case ijo
  /// ※: a remark in smaller type.
  case note
  case signature, caption, warning
}

public struct ListItem: Sendable, Hashable, Codable {
  public var blocks: [Block]
  public var id: String?
  public var items: [String]

  public init(_ blocks: [Block], id: String? = nil, items: [String] = []) {
    self.blocks = blocks
    self.id = id
    self.items = items
  }
}

/// A term and what is said of it.
public struct Definition: Sendable, Hashable, Codable {
  public var term: [Run]
  public var blocks: [Block]
  public var id: String?
  public var items: [String]

  public init(_ term: [Run], _ blocks: [Block], id: String? = nil, items: [String] = []) {
    self.term = term
    self.blocks = blocks
    self.id = id
    self.items = items
  }
}
