/// The attributes of an element, known ones only and none missing.
struct Attributes {
  private let element: MarkupElement

  init(_ element: MarkupElement) throws(DocumentError) {
    self.element = element
    let known = Vocabulary.attributes[element.name] ?? []
    for attribute in element.attributes where !known.contains(attribute.name) {
      throw DocumentError(
        attribute.place, "<\(element.name)> has no attribute \(attribute.name)",
        remedy: known.isEmpty
          ? "It has none" : "Its attributes: " + known.joined(separator: ", "))
    }
    for name in Vocabulary.required[element.name] ?? [] where self[name] == nil {
      throw DocumentError(
        element.place, "<\(element.name)> has no \(name)", remedy: "Write <\(element.name) \(name)=\"…\">")
    }
    for word in items where !word.utf8.allSatisfy(Attributes.isOfWord) {
      throw DocumentError(
        place("data-item"), "“\(word)” names no item",
        remedy: "Use letters of ASCII, digits, - . and _; spaces between items")
    }
  }

  subscript(name: String) -> String? { element.attributes.first { $0.name == name }?.value }

  func place(_ name: String) -> MarkupPlace {
    element.attributes.first { $0.name == name }?.place ?? element.place
  }

  var items: [String] { (self["data-item"] ?? "").split(separator: " ").map(String.init) }

  static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
