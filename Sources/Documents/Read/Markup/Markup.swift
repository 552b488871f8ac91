/// Where in the text, from 1.
struct MarkupPlace: Sendable, Hashable {
  var line: Int
  var column: Int
}

/// An element as it is written, before anything is known of what it means.
struct MarkupElement {
  struct Attribute {
    let name: String
    let value: String
    let place: MarkupPlace
  }

  enum Node {
    case element(MarkupElement)
    case text(String, MarkupPlace)
  }

  let name: String
  let place: MarkupPlace
  var attributes: [Attribute] = []
  var children: [Node] = []
}
