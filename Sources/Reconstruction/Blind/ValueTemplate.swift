import SQLSyntax

/// How the text of an expression is made of the values of columns: which parts are literals, which are columns, and how
/// they are written.
struct ValueTemplate {
  /// A part of the text.
  enum Part {
    case literal([UInt32])
    /// A column; the text that stands for its NULL, where the expression puts one.
    case column(String, nullText: [UInt32]?)
  }

  /// A writing of the whole text that is undone before it is cut.
  enum Writing { case hexadecimal, reversed, internetAddress, unixTime }

  /// What holds several rows in one text.
  enum Gathering: Equatable {
    /// GROUP_CONCAT with this between the rows.
    case separated([UInt32])
    /// JSON_ARRAYAGG.
    case json
    /// JSON_OBJECT, alone or gathered: the columns by their members' names.
    case objects([String: String])
  }

  var writings: [Writing] = []
  var gathering: Gathering?
  var parts: [Part] = []

  var columns: [String] {
    parts.compactMap { if case .column(let name, _) = $0 { name } else { nil } }
  }

  /// Nil where the expression computes something else from the columns.
  init?(_ tree: SyntaxTree, expression: Int) {
    guard read(expression, tree, isOutermost: true), !columns.isEmpty else { return nil }
  }

  private mutating func read(_ index: Int, _ tree: SyntaxTree, isOutermost: Bool) -> Bool {
    let node = tree.nodes[index]
    let children = Array(tree.children(of: index))
    switch node.kind {
    case .name:
      parts.append(.column(tree.name(of: index), nullText: nil))
      return true
    case .string, .hexadecimal, .bits:
      parts.append(.literal(QuestionReader.codes(tree.literalBytes(of: index))))
      return true
    case .cast, .convertUsing, .collate:
      return children.first.map { read($0, tree, isOutermost: isOutermost) } ?? false
    case .unary where node.op == .binary:
      return children.first.map { read($0, tree, isOutermost: isOutermost) } ?? false
    case .call: return readCall(index, tree, children, isOutermost: isOutermost)
    default: return false
    }
  }

  private mutating func readCall(_ index: Int, _ tree: SyntaxTree, _ children: [Int], isOutermost: Bool)
    -> Bool
  {
    let arguments = children.filter { ![.orderBy, .separator].contains(tree.nodes[$0].kind) }
    guard let first = arguments.first else { return false }
    switch tree.name(of: index).lowercased() {
    case "ifnull", "coalesce", "nvl":
      guard arguments.count == 2, [.string, .hexadecimal].contains(tree.nodes[arguments[1]].kind) else {
        return false
      }
      let before = parts.count
      guard read(first, tree, isOutermost: false), parts.count == before + 1,
        case .column(let name, _) = parts[before]
      else { return false }
      parts[before] = .column(name, nullText: QuestionReader.codes(tree.literalBytes(of: arguments[1])))
      return true
    case "concat": return arguments.allSatisfy { read($0, tree, isOutermost: false) }
    case "concat_ws":
      guard [.string, .hexadecimal].contains(tree.nodes[first].kind) else { return false }
      let separator = QuestionReader.codes(tree.literalBytes(of: first))
      for (place, argument) in arguments.dropFirst().enumerated() {
        if place > 0 { parts.append(.literal(separator)) }
        guard read(argument, tree, isOutermost: false) else { return false }
      }
      return true
    case "hex" where isOutermost, "reverse" where isOutermost, "inet_aton" where isOutermost,
      "unix_timestamp" where isOutermost:
      let named: [String: Writing] = [
        "hex": .hexadecimal, "reverse": .reversed, "inet_aton": .internetAddress, "unix_timestamp": .unixTime,
      ]
      writings += [named[tree.name(of: index).lowercased()]].compactMap(\.self)
      return read(first, tree, isOutermost: true)
    case "min", "max": return read(first, tree, isOutermost: isOutermost)
    case "trim", "ltrim", "rtrim", "quote", "upper", "lower", "ucase", "lcase":
      return arguments.count == 1 && read(first, tree, isOutermost: false)
    case "group_concat" where isOutermost:
      let separator = tree.child(of: index, kind: .separator).flatMap { node in
        tree.children(of: node).first { _ in true }
      }
      gathering = .separated(separator.map { QuestionReader.codes(tree.literalBytes(of: $0)) } ?? [0x2C])
      return arguments.allSatisfy { read($0, tree, isOutermost: false) }
    case "json_arrayagg" where isOutermost:
      gathering = .json
      return read(
        first, tree,
        isOutermost: tree.nodes[first].kind == .call && tree.name(of: first).lowercased() == "json_object")
    case "json_object" where isOutermost && arguments.count % 2 == 0:
      var names: [String: String] = [:]
      for pair in stride(from: 0, to: arguments.count, by: 2) {
        let before = parts.count
        guard [.string, .hexadecimal].contains(tree.nodes[arguments[pair]].kind),
          read(arguments[pair + 1], tree, isOutermost: false), parts.count == before + 1,
          case .column(let column, _) = parts[before]
        else { return false }
        names[String(decoding: tree.literalBytes(of: arguments[pair]), as: UTF8.self)] = column
      }
      gathering = .objects(names)
      return true
    default: return false
    }
  }

  // MARK: - Cutting

  /// A column's value as it stood in a text.
  struct Piece {
    var column: String
    /// Nil is NULL.
    var text: String?
    var isComplete: Bool
  }

  /// The rows in a text, each with its columns' values.
  ///
  /// - Parameter utcOffset: the zone of the database's local times, seconds east of UTC.
  func rows(in text: BlindText, utcOffset: Int = 0) -> [[Piece]] {
    let rows = cutRows(in: text, utcOffset: utcOffset)
    guard columns.count > 1 || gathering != nil else { return rows }
    // A character that is not known may be a delimiter: nothing in its row is sure to end where it seems to.
    return rows.map { pieces in
      guard pieces.contains(where: { $0.text?.unicodeScalars.contains("\u{FFFD}") == true }) else {
        return pieces
      }
      return pieces.map { Piece(column: $0.column, text: $0.text, isComplete: false) }
    }
  }

  private func cutRows(in text: BlindText, utcOffset: Int) -> [[Piece]] {
    guard let whole = text.text else {
      return [columns.map { Piece(column: $0, text: nil, isComplete: true) }]
    }
    var scalars = whole.unicodeScalars.map(\.value)
    for writing in writings {
      switch writing {
      case .hexadecimal: scalars = ValueTemplate.unhexed(scalars)
      case .reversed: scalars.reverse()
      case .internetAddress, .unixTime: scalars = ValueTemplate.spelled(scalars, writing, utcOffset)
      }
    }
    let isEnded =
      text.isComplete || !scalars.isEmpty && scalars.last != ValueTemplate.unknown && text.isComplete
    switch gathering {
    case nil: return [pieces(of: scalars, isEnded: isEnded)]
    case .separated(let separator):
      let rows = ValueTemplate.split(scalars, by: separator)
      return rows.enumerated().map { pieces(of: $1, isEnded: isEnded || $0 < rows.count - 1) }
    case .json:
      let (members, isClosed) = ValueTemplate.jsonStrings(scalars)
      return members.enumerated().map { pieces(of: $1, isEnded: isClosed || $0 < members.count - 1) }
    case .objects(let names): return objects(in: scalars, names)
    }
  }

  /// The members of JSON objects, each object a row; a member that the text does not reach is not known.
  private func objects(in text: [UInt32], _ names: [String: String]) -> [[Piece]] {
    var rows: [[Piece]] = []
    for object in text.split(separator: 0x7D, omittingEmptySubsequences: false) where object.contains(0x7B) {
      let isKnown = !object.contains(ValueTemplate.unknown)
      let inside = Array(object.drop { $0 != 0x7B })
      let (strings, _) = ValueTemplate.jsonStrings(inside)
      var values: [String: String] = [:]
      for pair in stride(from: 0, to: strings.count - 1, by: 2) {
        let name = String(String.UnicodeScalarView(strings[pair].compactMap(Unicode.Scalar.init)))
        values[name] = String(String.UnicodeScalarView(strings[pair + 1].compactMap(Unicode.Scalar.init)))
      }
      rows.append(
        names.sorted { $0.key < $1.key }.map { name, column in
          let text = values[name]
          return Piece(
            column: column, text: text ?? "\u{FFFD}",
            isComplete: isKnown && text != nil)
        })
    }
    return rows
  }

  /// The address that a number stands for (MySQL manual, INET_ATON), or the server's local time (UNIX_TIMESTAMP).
  private static func spelled(_ scalars: [UInt32], _ writing: Writing, _ utcOffset: Int) -> [UInt32] {
    let text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    if writing == .unixTime, let seconds = Int64(text) {
      return DatabaseTime.write(seconds + Int64(utcOffset), like: []).map(UInt32.init)
    }
    guard writing == .internetAddress, let number = UInt32(text) else { return scalars }
    let parts = [24, 16, 8, 0].map { String(number >> UInt32($0) & 0xFF) }
    return parts.joined(separator: ".").unicodeScalars.map(\.value)
  }

  private static let unknown: UInt32 = 0xFFFD

  private func pieces(of text: [UInt32], isEnded: Bool) -> [Piece] {
    var rest = text[...]
    var pieces: [Piece] = []
    var isLost = false
    for (place, part) in parts.enumerated() {
      switch part {
      case .literal(let literal):
        if rest.starts(with: literal) { rest = rest.dropFirst(literal.count) }
      case .column(let name, let nullText):
        guard !isLost else {
          pieces.append(Piece(column: name, text: "\u{FFFD}", isComplete: false))
          continue
        }
        let next = parts[(place + 1)...].first.flatMap {
          if case .literal(let text) = $0, !text.isEmpty { text } else { nil }
        }
        let end = next.flatMap { ValueTemplate.find($0, in: rest) }
        let own = rest[..<(end ?? rest.endIndex)]
        rest = rest[(end ?? rest.endIndex)...]
        let isWhole = end != nil || next == nil && isEnded || next != nil && isEnded && isLast(place)
        pieces.append(ValueTemplate.piece(name, own, nullText, isWhole: isWhole))
        isLost = end == nil && !isLast(place)
      }
    }
    return pieces
  }

  private func isLast(_ place: Int) -> Bool {
    !parts[(place + 1)...].contains { if case .column = $0 { true } else { false } }
  }

  private static func piece(_ name: String, _ own: ArraySlice<UInt32>, _ nullText: [UInt32]?, isWhole: Bool)
    -> Piece
  {
    if isWhole, let nullText, own.elementsEqual(nullText) || own.isEmpty && nullText == [0x20] {
      return Piece(column: name, text: nil, isComplete: true)
    }
    var text = String.UnicodeScalarView()
    for code in own { text.append(Unicode.Scalar(code) ?? "\u{FFFD}") }
    let isKnown = !own.contains(unknown)
    return Piece(
      column: name, text: own.isEmpty && !isWhole ? "\u{FFFD}" : String(text), isComplete: isWhole && isKnown)
  }

  private static func find(_ needle: [UInt32], in text: ArraySlice<UInt32>) -> Int? {
    guard needle.count <= text.count else { return nil }
    return (text.startIndex...(text.endIndex - needle.count)).first { text[$0...].starts(with: needle) }
  }

  private static func split(_ text: [UInt32], by separator: [UInt32]) -> [[UInt32]] {
    guard !separator.isEmpty else { return [text] }
    var rows: [[UInt32]] = []
    var rest = text[...]
    while let end = find(separator, in: rest) {
      rows.append(Array(rest[..<end]))
      rest = rest[(end + separator.count)...]
    }
    return rows + [Array(rest)]
  }

  /// The strings of a JSON array; NULL members are left out, as nothing of them is known but that they are there.
  private static func jsonStrings(_ text: [UInt32]) -> ([[UInt32]], isClosed: Bool) {
    var members: [[UInt32]] = []
    var current: [UInt32]?
    var isEscaped = false
    for code in text {
      if isEscaped {
        let named: [UInt32: UInt32] = [0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C]
        current?.append(named[code] ?? code)
        isEscaped = false
      } else if current != nil, code == 0x5C {
        isEscaped = true
      } else if code == 0x22 {
        if let member = current {
          members.append(member)
          current = nil
        } else {
          current = []
        }
      } else {
        current?.append(code)
      }
    }
    if let current { members.append(current) }
    return (members, current == nil && text.last == 0x5D)
  }

  /// Text from its bytes in hexadecimal digits; a byte of which a digit is not known makes its character unknown.
  private static func unhexed(_ digits: [UInt32]) -> [UInt32] {
    var bytes: [UInt8?] = []
    for start in stride(from: 0, to: digits.count - 1, by: 2) {
      let pair = digits[start...start + 1].map { code -> UInt8? in
        switch code {
        case 0x30...0x39: UInt8(code - 0x30)
        case 0x41...0x46: UInt8(code - 0x37)
        case 0x61...0x66: UInt8(code - 0x57)
        default: nil
        }
      }
      if let high = pair[0], let low = pair[1] { bytes.append(high << 4 | low) } else { bytes.append(nil) }
    }
    return self.text(ofBytes: bytes)
  }

  /// Text from its bytes in UTF-8; a byte that is not known makes its character unknown.
  static func text(ofBytes bytes: [UInt8?]) -> [UInt32] {
    var text: [UInt32] = []
    var at = 0
    while at < bytes.count {
      let length =
        switch bytes[at] ?? 0 {
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0...: 4
        default: 1
        }
      let own = bytes[at..<min(bytes.count, at + length)]
      let known = own.compactMap(\.self)
      let scalars = String(decoding: known, as: UTF8.self).unicodeScalars
      text.append(known.count == length && scalars.count == 1 ? scalars.first?.value ?? unknown : unknown)
      at += length
    }
    return text
  }
}
