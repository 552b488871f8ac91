/// A name that a document defines a short form for at its first use, and calls by it from then on.
///
/// A mention is written with characters of the private use area and resolved when the whole document stands: a short form
/// is defined only where it is used again, be it by a later mention or in the words of the case.
struct Mention: Sendable, Hashable {
  private static let open: Character = "\u{E000}"
  private static let separator: Character = "\u{E001}"
  private static let close: Character = "\u{E002}"

  /// - Parameters:
  ///   - full: at the first use: with what it is accredited as.
  ///   - name: later, where there is no short form.
  ///   - term: the short form.
  static func markup(full: Markup, name: Markup, term: String?) -> Markup {
    let parts = [full.xhtml, name.xhtml, term.map { Markup($0).xhtml } ?? ""]
    return Markup(xhtml: "\(open)\(parts.joined(separator: String(separator)))\(close)")
  }

  /// Replaces every mention of a document.
  static func resolve(_ xhtml: String, isJapanese: Bool) -> String {
    var result = ""
    var seen: Set<[String]> = []
    var rest = xhtml[...]
    while let start = rest.firstIndex(of: open), let end = rest[start...].firstIndex(of: close) {
      result += rest[..<start]
      let key = rest[rest.index(after: start)..<end].split(
        separator: separator, omittingEmptySubsequences: false
      )
      .map(String.init)
      let after = rest[rest.index(after: end)...]
      let (full, name, term) = (key[0], key[1], key[2])
      if seen.insert(key).inserted {
        result += full
        if !term.isEmpty, term != name, isUsed(term, key, in: after) {
          result += isJapanese ? "（以下「\(term)」という）" : " (“\(term)”)"
        }
      } else {
        result += term.isEmpty ? name : term
      }
      rest = after
    }
    return result + rest
  }

  private static func isUsed(_ term: String, _ key: [String], in text: Substring) -> Bool {
    text.contains("\(open)\(key.joined(separator: String(separator)))\(close)")
      || plain(text).contains(term)
  }

  /// The text without its mentions and tags.
  private static func plain(_ text: Substring) -> String {
    var plain = ""
    var depth = 0
    for character in text {
      switch character {
      case open, "<": depth += 1
      case close, ">": depth = max(0, depth - 1)
      default: if depth == 0 { plain.append(character) }
      }
    }
    return plain
  }
}

/// Numbers of headings, and references to them, filled in when the whole document stands: sections that a case does not
/// have leave no gap.
enum Numbering {
  private static let character: Character = "\u{E010}"
  static let mark = Markup(xhtml: String(character))

  static func resolve(_ xhtml: String, isJapanese: Bool) -> String {
    var number = 0
    var result = ""
    for character in xhtml {
      if character == Self.character {
        number += 1
        result += isJapanese ? fullWidth(number) : String(number)
      } else {
        result.append(character)
      }
    }
    return referenced(result, isJapanese)
  }

  private static func fullWidth(_ number: Int) -> String {
    String(
      String.UnicodeScalarView(String(number).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) })
    )
  }

  /// An empty `<a href="#id"></a>` gets the text of the heading it points at.
  private static func referenced(_ xhtml: String, _ isJapanese: Bool) -> String {
    var titles: [Substring: Substring] = [:]
    for match in xhtml.matches(of: #/<h\d id="([^"]+)">([^<]*)</h\d>/#) { titles[match.1] = match.2 }
    return xhtml.replacing(#/<a href="#([^"]+)"></a>/#) { match in
      let title = titles[match.1] ?? ""
      return "<a href=\"#\(match.1)\">" + (isJapanese ? "「\(title)」" : "“\(title)”") + "</a>"
    }
  }
}

/// Where a letter names its recipient.
enum LetterName {
  static let character: Character = "\u{E020}"
  static let mark = Markup(xhtml: String(character))
}
