import Bytes

/// Lines of text for a terminal, wrapped by display width. Whatever is put on a page is made harmless first: control
/// characters are spelled out, card numbers are reduced.
package struct Page {
  package enum Style {
    case plain, bold, faint, heading, alarm, caution, calm

    /// Select Graphic Rendition parameters (ECMA-48).
    var codes: String? {
      switch self {
      case .plain: nil
      case .bold: "1"
      case .faint: "2"
      case .heading: "1;36"
      case .alarm: "1;31"
      case .caution: "33"
      case .calm: "32"
      }
    }
  }

  package let width: Int
  let isStyled: Bool
  package private(set) var lines: [String] = []
  /// Nothing stands below the last heading yet.
  private var isUnderHeading = false
  private var sections = 0

  package init(width: Int, isStyled: Bool) {
    self.width = min(120, max(80, width))
    self.isStyled = isStyled
  }

  package var text: String { lines.joined(separator: "\n") + "\n" }

  /// What untrusted text becomes before it is shown.
  package static func clean(_ text: String) -> String { CardNumbers.masked(text).neutralised }

  package mutating func blank() {
    if lines.last != "" { lines.append("") }
  }

  /// The number that the next section will have.
  var nextSection: Int { sections + 1 }

  /// The heading of a section, numbered, with a line under it.
  package mutating func heading(_ text: String) {
    blank()
    sections += 1
    let clean = "\(sections). " + Self.clean(text)
    put(clean, .heading)
    put(String(repeating: "-", count: min(width, clean.displayWidth)), .faint)
    isUnderHeading = true
  }

  /// A line in bold over what follows.
  package mutating func subheading(_ text: String, indent: Int = 2) {
    if !isUnderHeading { blank() }
    paragraph(text, indent: indent, style: .bold)
  }

  package mutating func paragraph(_ text: String, indent: Int = 2, style: Style = .plain) {
    hanging("", text, indent: indent, labelWidth: 0, style: style)
  }

  /// A line that is to be copied, such as a command: it is not wrapped.
  package mutating func verbatim(_ text: String, indent: Int = 2) {
    put(String(repeating: " ", count: indent) + Self.clean(text), .plain)
  }

  package mutating func bullet(_ text: String, mark: String = "-", indent: Int = 2, style: Style = .plain) {
    hanging(mark, text, indent: indent, labelWidth: mark.displayWidth + 1, style: style)
  }

  /// A label and, beside it, text that hangs under its own beginning. A label wider than `labelWidth` has a line of
  /// its own.
  package mutating func hanging(
    _ label: String, _ text: String, indent: Int = 2, labelWidth: Int, style: Style = .plain
  ) {
    let label = Self.clean(label)
    var head = String(repeating: " ", count: indent) + label.padded(width: labelWidth)
    if labelWidth > 0, label.displayWidth >= labelWidth {
      put(String(repeating: " ", count: indent) + label, .plain)
      head = String(repeating: " ", count: indent + labelWidth)
    }
    for line in Self.clean(text).wrapped(width: max(20, width - indent - labelWidth)) {
      put(line, style, after: head)
      head = String(repeating: " ", count: indent + labelWidth)
    }
  }

  /// A table whose first column takes what the others leave; numbers are aligned right.
  package mutating func table(head: [String], rows: [[String]], numbers: Set<Int>, indent: Int = 2) {
    let cells = ([head] + rows).map { $0.map(Self.clean) }
    var widths = head.indices.map { column in cells.map { $0[column].displayWidth }.max() ?? 0 }
    let gaps = 2 * (widths.count - 1)
    widths[0] = min(widths[0], max(12, width - indent - gaps - widths.dropFirst().reduce(0, +)))
    for (number, row) in cells.enumerated() {
      let fields = row.indices.map { column in
        row[column].clipped(width: widths[column])
          .padded(width: widths[column], alignedRight: numbers.contains(column))
      }
      put(
        String(repeating: " ", count: indent) + fields.joined(separator: "  "), number == 0 ? .bold : .plain)
    }
  }

  /// One line; only `text` is styled, so that blanks before it stay blanks.
  private mutating func put(_ text: String, _ style: Style, after head: String = "") {
    var line = head + text
    while line.last == " " { line.removeLast() }
    isUnderHeading = false
    if isStyled, let codes = style.codes, line.count > head.count {
      line = head + "\u{1B}[\(codes)m" + line.dropFirst(head.count) + "\u{1B}[0m"
    }
    lines.append(line)
  }
}
