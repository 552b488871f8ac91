extension String {
  /// The text in lines no wider than `width`, broken at blanks and between ideographs.
  ///
  /// Japanese closing marks do not begin a line and opening ones do not end it (JIS X 4051). A word wider than
  /// a line is broken where the line ends. Nothing is broken beside a word joiner (U+2060), which takes no column.
  ///
  /// - Complexity: O(*n*).
  package func wrapped(width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    var blanks = ""
    for unit in breakableUnits {
      if unit.first == " " {
        blanks = unit
        continue
      }
      let needed = unit.displayWidth
      if used + blanks.count + needed <= width {
        line += blanks + unit
        used += blanks.count + needed
      } else {
        if used > 0 { lines.append(line) }
        (line, used) = ("", 0)
        for character in unit {
          if used + character.displayWidth > width, used > 0 {
            lines.append(line)
            (line, used) = ("", 0)
          }
          line.append(character)
          used += character.displayWidth
        }
      }
      blanks = ""
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Blanks, words, and ideographs with the marks that must stay with them.
  private var breakableUnits: [String] {
    var units: [String] = []
    var open = false
    for character in self {
      let joins =
        switch (units.last?.last, character) {
        case (nil, _): false
        case (let last?, " "): last == " "
        case (" "?, _): false
        case (let last?, let next):
          open || next.mayNotBeginLine || last.mayNotEndLine || !(last.isWide || next.isWide)
            || last == "\u{2060}" || next == "\u{2060}"
        }
      if joins { units[units.count - 1].append(character) } else { units.append(String(character)) }
      open = character.mayNotEndLine
    }
    return units
  }

  /// The text cut to `width` columns, with an ellipsis where it was cut.
  package func clipped(width: Int) -> String {
    guard displayWidth > width else { return self }
    var result = ""
    var used = 1
    for character in self {
      used += character.displayWidth
      if used > width { break }
      result.append(character)
    }
    return result + "…"
  }

  /// The text filled with blanks up to `width` columns.
  package func padded(width: Int, alignedRight: Bool = false) -> String {
    let blanks = String(repeating: " ", count: Swift.max(0, width - displayWidth))
    return alignedRight ? blanks + self : self + blanks
  }
}

extension Character {
  fileprivate var isWide: Bool { unicodeScalars.first?.isWide ?? false }
  fileprivate var mayNotBeginLine: Bool {
    unicodeScalars.first.map { Unicode.Scalar.mayNotBeginLine.contains($0) } ?? false
  }
  fileprivate var mayNotEndLine: Bool {
    unicodeScalars.first.map { Unicode.Scalar.mayNotEndLine.contains($0) } ?? false
  }
}

extension Unicode.Scalar {
  // JIS X 4051, 4.3: what may not stand at the start and at the end of a line.
  fileprivate static let mayNotBeginLine = Set(
    "、。，．・：；？！）」』】〕》〉］｝ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ〜～‥％,.)]}:;…%”’".unicodeScalars)
  fileprivate static let mayNotEndLine = Set("（「『【〔《〈［｛([{“‘".unicodeScalars)
}
