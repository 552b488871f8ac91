/// What a template shows, asks for, or goes through.
enum Value: Sendable, Hashable {
  /// Shown as it is.
  case shown(Markup)
  /// Asked for.
  case flag(Bool)
  /// Gone through, item by item.
  case list([Values])
  /// Known to the template, but this case has nothing for it. It may be asked for; to show it is a mistake of the template.
  case absent

  /// A text, or nothing where there is none or it is empty.
  init(_ text: String?) {
    self = if let text, !text.isEmpty { .shown(Markup(text)) } else { .absent }
  }

  init(_ markup: Markup?) {
    self = if let markup, !markup.xhtml.isEmpty { .shown(markup) } else { .absent }
  }
}

extension Value: ExpressibleByBooleanLiteral {
  init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// The values of a document, or of one item of a list.
struct Values: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  private var values: [Name: Value]

  init(dictionaryLiteral elements: (Name, Value)...) {
    values = Dictionary(elements) { _, later in later }
  }

  subscript(name: Name) -> Value? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Takes over what another has.
  mutating func merge(_ other: Values) { values.merge(other.values) { _, new in new } }

  var names: some Collection<Name> { values.keys }
}
