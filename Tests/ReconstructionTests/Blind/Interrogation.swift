import TestSupport

/// How an attacker asks.
enum QuestionStyle: CaseIterable {
  /// Whatever comes to mind.
  case anything
  /// Halving by character code, to the end of the text.
  case bisection
  /// Characters one after the other, with BINARY.
  case linear
  /// Growing prefixes by LIKE BINARY, by LEFT.
  case prefixLike, prefixLeft
  /// The whole value, guessed.
  case guess
  /// Bits of the code.
  case bits
  /// From the end backwards.
  case backwards
  /// Halving by comparing characters, exactly and as the collation has it.
  case stringBisection, loose
  /// Digits of the bytes in hexadecimal.
  case hexadecimal
  /// The value as a number.
  case number

  /// Whether it takes the text for ASCII.
  var isForASCII: Bool { self == .bits }
}

extension QuestionStyle {
  /// Whether every question follows from the answers before it.
  var goesByAnswers: Bool {
    [.bisection, .backwards, .stringBisection, .loose, .hexadecimal, .number].contains(self)
  }
}

/// Asks about one value until it is known, as a style has it.
struct Interrogation {
  let subject: ReferenceSubject
  let column: ReferenceCollation
  let ask: (Predicate, inout SplitMix) -> Void

  init(
    _ subject: ReferenceSubject, _ column: ReferenceCollation,
    _ ask: @escaping (Predicate, inout SplitMix) -> Void
  ) {
    self.subject = subject
    self.column = column
    self.ask = ask
  }

  private var value: Codes? { subject.value }
  private var length: Int { value?.count ?? 1 }

  /// - Returns: whether the answers determine the value.
  func run(_ style: QuestionStyle, _ random: inout SplitMix) -> Bool {
    // A number compared with a text is another thing than a text: it is asked for character by character.
    let style = style == .guess && subject.form == .count ? .bisection : style
    switch style {
    case .anything:
      for _ in 0..<Int.random(in: 4...12, using: &random) { askAnything(&random) }
      return false
    case .bisection:
      for place in 1...(length + 1) { bisectCode(at: place, &random) }
      return true
    case .linear: linear(&random)
    case .prefixLike: prefixLike(&random)
    case .prefixLeft: prefixLeft(&random)
    case .guess:
      for _ in 0..<3 { guess(RandomText.make(&random), &random) }
      guess(value ?? [], &random)
    case .bits: bits(&random)
    case .backwards: backwards(&random)
    case .stringBisection: stringBisection(&random)
    case .loose:
      loose(&random)
      return false
    case .hexadecimal:
      hexadecimal(&random)
      // Known are the digits: the value is written with them.
      return false
    case .number:
      guard subject.form == .count, let number = Int(ReferenceText.string(value ?? [])) else {
        return run(.anything, &random)
      }
      bisect(Predicate.Number(sql: subject.query, value: number), 0...1_000, &random)
    }
    return true
  }

  // MARK: - Single questions

  /// Any form there is, now and then two of them joined, or inside the value's own query.
  private func askAnything(_ random: inout SplitMix) {
    let isInside = subject.holdsConditions && Int.random(in: 0..<4, using: &random) == 0
    let query = isInside ? subject.column : subject.query
    var predicate = anything(query, &random)
    if Int.random(in: 0..<10, using: &random) == 0 {
      let other = anything(query, &random)
      let isAnd = Bool.random(using: &random)
      predicate = Predicate(
        "((\(predicate.sql)) \(isAnd ? "AND" : "OR") (\(other.sql)))",
        isAnd
          ? and(predicate.answer, other.answer)
          : and(predicate.answer.map { !$0 }, other.answer.map { !$0 }).map { !$0 })
    }
    if isInside { predicate.sql = subject.around(predicate.sql) }
    ask(predicate, &random)
  }

  private func and(_ a: Bool?, _ b: Bool?) -> Bool? {
    if a == false || b == false { return false }
    return a == nil || b == nil ? nil : true
  }

  private func anything(_ query: String, _ random: inout SplitMix) -> Predicate {
    if subject.form == .count, Bool.random(using: &random),
      let number = Int(ReferenceText.string(value ?? []))
    {
      return Predicate.about(Predicate.Number(sql: query, value: number), &random)
    }
    if subject.form != .count, Int.random(in: 0..<3, using: &random) == 0 {
      return Predicate.about(text: value, query, column, &random)
    }
    let place = Int.random(in: 1...(length + 1), using: &random)
    return Predicate.about(Cut(query, of: value, at: place, &random), column, &random)
  }

  // MARK: - Walks

  private func bisect(_ number: Predicate.Number, _ range: ClosedRange<Int>, _ random: inout SplitMix) {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      let (predicate, meansAtMost) = Predicate.isAtMost(number, middle, in: low...high, &random)
      ask(predicate, &random)
      if predicate.answer ?? false == meansAtMost { high = middle } else { low = middle + 1 }
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      ask(Predicate.compare(number, Bool.random(using: &random) ? .equal : .notEqual, low, &random), &random)
    }
  }

  private func bisectCode(at place: Int, _ random: inout SplitMix) {
    bisectCode(Cut(subject.query, of: value, at: place, &random).ord, &random)
  }

  private func bisectCode(_ number: Predicate.Number, _ random: inout SplitMix) {
    let isWide = Predicate.compare(number, .greater, 127, &random)
    ask(isWide, &random)
    bisect(number, isWide.answer == true ? 128...0xF48F_BFBF : 0...127, &random)
  }

  private func askLength(_ random: inout SplitMix) {
    let number = Predicate.Number(sql: "CHAR_LENGTH(\(subject.query))", value: value?.count)
    bisect(number, 0...max(7, length), &random)
  }

  private func linear(_ random: inout SplitMix) {
    askLength(&random)
    for place in 1...max(1, length) {
      let own = value.flatMap { place <= $0.count ? $0[place - 1] : nil }
      let candidates = (0..<4).map { _ in RandomText.code(&random) } + (own.map { [$0] } ?? [])
      for candidate in candidates {
        let cut = Cut(subject.query, of: value, at: place, &random)
        let literal = ReferenceLiteral([candidate], isQuoted: true).sql
        let holds = cut.text.map { ReferenceCollation.bytes.compare($0, [candidate]) == 0 }
        ask(Predicate("BINARY \(cut.sql)=\(literal)", holds), &random)
      }
    }
  }

  private func prefixLike(_ random: inout SplitMix) {
    for count in 0...length {
      let part = ReferenceText.left(value ?? [0x61], count)
      for (ending, isWhole) in [("%", false), ("", true)] {
        let pattern = LikeReference.escaped(part) + ReferenceText.codes(ending)
        let holds = value.map { isWhole ? $0 == part : $0.starts(with: part) }
        ask(
          Predicate("\(subject.query) LIKE BINARY \(ReferenceLiteral(pattern, isQuoted: true).sql)", holds),
          &random)
      }
    }
  }

  private func prefixLeft(_ random: inout SplitMix) {
    askLength(&random)
    for count in 1...max(1, length) {
      let own = ReferenceText.left(value ?? [0x61], count)
      for part in [Codes(own.dropLast()) + [RandomText.code(&random)], own] where !part.isEmpty {
        let literal = ReferenceLiteral(part, isQuoted: false).sql
        let holds = value.map { ReferenceText.left($0, count) == part }
        ask(Predicate("LEFT(\(subject.query),\(count))=BINARY \(literal)", holds), &random)
      }
    }
  }

  private func guess(_ text: Codes, _ random: inout SplitMix) {
    let literal = ReferenceLiteral(text, isQuoted: false).sql
    ask(Predicate("\(subject.query)=BINARY \(literal)", value.map { $0 == text }), &random)
  }

  private func bits(_ random: inout SplitMix) {
    askLength(&random)
    for place in 1...max(1, length) {
      for bit in (0..<8).shuffled(using: &random) {
        let number = Cut(subject.query, of: value, at: place, &random).ord
        let isShift = Bool.random(using: &random)
        let sql = isShift ? "((\(number.sql))>>\(bit))&1" : "(\(number.sql))&\(1 << bit)"
        ask(Predicate(sql, number.value.map { $0 >> bit & 1 == 1 }, isOneOrZero: false), &random)
      }
    }
  }

  private func backwards(_ random: inout SplitMix) {
    askLength(&random)
    for place in 1...max(1, length) {
      let cut = Cut(
        sql: "SUBSTR(\(subject.query),-\(place),1)",
        text: value.map { ReferenceText.substring($0, -place, 1) })
      bisectCode(cut.ord, &random)
    }
  }

  /// Halving the alphabet by comparing with a character, by bytes: exact.
  private func stringBisection(_ random: inout SplitMix) {
    askLength(&random)
    for place in 1...max(1, length) {
      let own = value.flatMap { place <= $0.count ? $0[place - 1] : nil } ?? 0x61
      var alphabet = Set((0..<12).map { _ in RandomText.code(&random) }).union([own]).sorted()[...]
      let cut = Cut(subject.query, of: value, at: place, &random)
      while alphabet.count > 1 {
        let middle = alphabet[alphabet.startIndex + (alphabet.count - 1) / 2]
        let holds = cut.text.map { ReferenceCollation.bytes.compare($0, [middle]) > 0 }
        ask(Predicate("BINARY \(cut.sql)>\(ReferenceLiteral([middle], isQuoted: true).sql)", holds), &random)
        alphabet = holds == true ? alphabet.drop { $0 <= middle } : alphabet.prefix { $0 <= middle }
      }
      let holds = cut.text.map { $0 == [own] }
      ask(Predicate("BINARY \(cut.sql)=\(ReferenceLiteral([own], isQuoted: true).sql)", holds), &random)
    }
  }

  /// The same without BINARY, as the collation has it.
  private func loose(_ random: inout SplitMix) {
    for place in 1...(length + 1) {
      let cut = Cut(subject.query, of: value, at: place, &random)
      var alphabet = Codes("0123456789abcdefghijklmnopqrstuvwxyz".unicodeScalars.map(\.value))[...]
      while alphabet.count > 1 {
        let middle = alphabet[alphabet.startIndex + (alphabet.count - 1) / 2]
        let holds = cut.text.map { column.compare($0, [middle]) > 0 }
        ask(Predicate("\(cut.sql)>\(ReferenceLiteral([middle], isQuoted: true).sql)", holds), &random)
        alphabet = holds == true ? alphabet.drop { $0 <= middle } : alphabet.prefix { $0 <= middle }
      }
      let left = Codes(alphabet)
      ask(
        Predicate(
          "\(cut.sql)=\(ReferenceLiteral(left, isQuoted: true).sql)",
          cut.text.map { column.compare($0, left) == 0 }), &random)
    }
  }

  private func hexadecimal(_ random: inout SplitMix) {
    let digits = value.map(ReferenceText.hex)
    for place in 1...((digits?.count ?? 1) + 1) {
      let cut = Cut("HEX(\(subject.query))", of: digits, at: place, &random)
      bisect(cut.ord, 0...127, &random)
    }
  }
}
