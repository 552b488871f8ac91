extension DocumentReader {
  /// The text of a line, white space put right.
  mutating func runs(of element: MarkupElement) throws(DocumentError) -> [Run] {
    var space = WhiteSpace(isJapanese: language == "ja")
    return space.tidied(try runs(in: element))
  }

  private mutating func runs(in parent: MarkupElement) throws(DocumentError) -> [Run] {
    var runs: [Run] = []
    for child in parent.children {
      switch child {
      case .text(let text, _): runs.append(.text(text))
      case .element(let element):
        guard Vocabulary.runs.contains(element.name) else {
          throw notAllowed(element, in: parent, Vocabulary.runs)
        }
        runs.append(try run(element))
      }
    }
    return runs
  }

  private mutating func run(_ element: MarkupElement) throws(DocumentError) -> Run {
    let attributes = try Attributes(element)
    switch element.name {
    case "strong": return .strong(try runs(in: element))
    case "span":
      try expect("nobr", attributes, element)
      return .unbroken(try runs(in: element))
    case "data":
      if attributes["class"] != nil { try expect("figure", attributes, element) }
      return .figure(id: try figureID(attributes), try runs(in: element))
    case "del": return .deleted(try runs(in: element), try amendment(attributes))
    case "ins": return .inserted(try runs(in: element), try amendment(attributes))
    case "a": return try reference(element, attributes)
    case "code":
      for child in element.children {
        if case .element(let inner) = child { throw notAllowed(inner, in: element, ["text alone"]) }
      }
      return .code(
        element.children.map { if case .text(let text, _) = $0 { text } else { "" } }.joined()
          .split(whereSeparator: \.isMarkupSpace).joined(separator: " "))
    default:
      guard element.children.isEmpty else {
        throw DocumentError(element.place, "<br> holds something", remedy: "Write <br/>")
      }
      return .lineBreak
    }
  }

  private func expect(_ word: String, _ attributes: Attributes, _ element: MarkupElement)
    throws(DocumentError)
  {
    guard attributes["class"] == word else {
      throw DocumentError(
        attributes.place("class"), "<\(element.name)> has no class “\(attributes["class"] ?? "")”",
        remedy: "Its class: \(word)")
    }
  }

  private func figureID(_ attributes: Attributes) throws(DocumentError) -> String {
    let id = attributes["value"] ?? ""
    guard !id.isEmpty, !id.contains(where: \.isWhitespace) else {
      throw DocumentError(
        attributes.place("value"), "“\(id)” is no id of a figure",
        remedy: "Write the figure's id, such as total.records.maximum")
    }
    return id
  }

  private func amendment(_ attributes: Attributes) throws(DocumentError) -> Amendment {
    let day = attributes["datetime"] ?? ""
    let parts = day.split(separator: "-", omittingEmptySubsequences: false)
    let isDay =
      parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
      && (1...12).contains(Int(parts[1]) ?? 0) && (1...31).contains(Int(parts[2]) ?? 0)
    guard isDay else {
      throw DocumentError(
        attributes.place("datetime"), "“\(day)” is no day", remedy: "Write year, month and day: 2017-02-13")
    }
    let reason = attributes["title"]?.trimmed ?? ""
    guard !reason.isEmpty else {
      throw DocumentError(
        attributes.place("title"), "The change gives no reason",
        remedy: "Say in title=\"…\" why it was changed")
    }
    return Amendment(day: day, reason: reason)
  }

  private mutating func reference(_ element: MarkupElement, _ attributes: Attributes) throws(DocumentError)
    -> Run
  {
    let address = attributes["href"] ?? ""
    if address.hasPrefix("#"), address.count > 1 {
      let id = String(address.dropFirst())
      wanted.append((id, attributes.place("href")))
      return .reference(id, try runs(in: element))
    }
    let isAddress = ["https://", "http://", "mailto:", "tel:"].contains { start in
      address.lowercased().hasPrefix(start) && address.count > start.count
    }
    guard isAddress, !address.contains(where: \.isWhitespace) else {
      throw DocumentError(
        attributes.place("href"), "“\(address)” is no address that a document may link to",
        remedy: "Write https://…, http://…, mailto:…, tel:… or #id")
    }
    return .link(address, try runs(in: element))
  }
}
