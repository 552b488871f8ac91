/// The elements of XHTML that a document is written in, and their attributes.
enum Vocabulary {
  /// Attributes of each element; `required` ones are in ``required``.
  static let attributes: [String: [String]] = [
    "article": ["lang", "title", "xmlns"],
    "section": ["id", "data-item", "class"],
    "h1": block, "h2": block, "h3": block, "h4": block, "p": block,
    "ul": plain, "ol": plain, "li": plain, "table": plain, "tr": plain, "dl": plain, "hr": plain,
    "caption": [], "thead": [], "tbody": [], "th": ["scope"], "td": [], "dt": plain, "dd": ["data-item"],
    "strong": [], "data": ["class", "value"], "ins": ["datetime", "title"], "del": ["datetime", "title"],
    "a": ["href"], "code": [], "br": [], "span": ["class"],
  ]

  static let required: [String: [String]] = [
    "article": ["lang"], "data": ["value"], "ins": ["datetime", "title"], "del": ["datetime", "title"],
    "a": ["href"], "span": ["class"],
  ]

  private static let block = ["id", "class", "data-item"]
  private static let plain = ["id", "data-item"]

  static let blocks = ["p", "h1", "h2", "h3", "h4", "ul", "ol", "table", "dl", "section", "hr"]
  static let runs = ["strong", "data", "del", "ins", "a", "code", "br", "span"]
}
