import Investigation

/// Affected records in bytes: numbers in LEB128 (seven bits a byte, the least significant first), texts as their length
/// and UTF-8. `docs/case-file.md` describes the layout.
enum RecordCoding {
  static func append(_ record: AffectedLine, to bytes: inout [UInt8]) {
    var body: [UInt8] = []
    body.append(number: record.person)
    body.append(
      (record.isWithdrawn ? 1 : 0) | (record.isKnown ? 2 : 0) | (record.key == nil ? 0 : 4)
        | (record.firstRead == nil ? 0 : 8) | (record.lastRead == nil ? 0 : 16))
    for text in [record.grade, record.service, record.population] { body.append(text: text) }
    for text in [record.key, record.firstRead, record.lastRead].compactMap(\.self) { body.append(text: text) }
    body.append(number: record.values.count)
    for (word, value) in record.values.sorted(by: { $0.key < $1.key }) {
      body.append(text: word)
      body.append(text: value)
    }
    body.append(number: record.classes.count)
    for part in record.classes {
      body.append(text: part.dataClass)
      body.append(text: part.grade)
    }
    body.append(texts: record.sets)
    body.append(texts: record.evidence)
    body.append(texts: record.cards)
    bytes.append(number: body.count)
    bytes += body
  }

  /// The records of a block; nil where the bytes are none.
  static func records(_ bytes: [UInt8]) -> [AffectedLine]? {
    var reader = Reader(bytes: bytes)
    var records: [AffectedLine] = []
    while !reader.isAtEnd {
      guard reader.number() != nil, let record = reader.record() else { return nil }
      records.append(record)
    }
    return records
  }

  /// One record of a block, without taking the others apart.
  static func record(_ place: Int, in bytes: [UInt8]) -> AffectedLine? {
    var reader = Reader(bytes: bytes)
    for _ in 0..<place {
      guard let length = reader.number(), reader.skip(length) else { return nil }
    }
    return reader.number() == nil ? nil : reader.record()
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    var isAtEnd: Bool { at >= bytes.count }

    mutating func number() -> Int? {
      var value = 0
      var shift = 0
      while at < bytes.count, shift < 56 {
        let byte = bytes[at]
        at += 1
        value |= Int(byte & 0x7F) << shift
        if byte & 0x80 == 0 { return value }
        shift += 7
      }
      return nil
    }

    mutating func skip(_ count: Int) -> Bool {
      guard count <= bytes.count - at else { return false }
      at += count
      return true
    }

    mutating func text() -> String? {
      guard let count = number(), count <= bytes.count - at else { return nil }
      defer { at += count }
      return String(validating: bytes[at..<(at + count)], as: UTF8.self)
    }

    mutating func texts() -> [String]? {
      guard let count = number(), count <= bytes.count - at else { return nil }
      var texts: [String] = []
      for _ in 0..<count {
        guard let text = text() else { return nil }
        texts.append(text)
      }
      return texts
    }

    mutating func record() -> AffectedLine? {
      var record = AffectedLine()
      guard let person = number(), at < bytes.count else { return nil }
      record.person = person
      let facts = bytes[at]
      at += 1
      record.isWithdrawn = facts & 1 != 0
      record.isKnown = facts & 2 != 0
      guard let grade = text(), let service = text(), let population = text() else { return nil }
      (record.grade, record.service, record.population) = (grade, service, population)
      if facts & 4 != 0 { record.key = text() }
      if facts & 8 != 0 { record.firstRead = text() }
      if facts & 16 != 0 { record.lastRead = text() }
      guard let values = number(), values <= bytes.count - at else { return nil }
      for _ in 0..<values {
        guard let word = text(), let value = text() else { return nil }
        record.values[word] = value
      }
      guard let parts = number(), parts <= bytes.count - at else { return nil }
      for _ in 0..<parts {
        guard let name = text(), let grade = text() else { return nil }
        record.classes.append(.init(dataClass: name, grade: grade))
      }
      guard let sets = texts(), let evidence = texts(), let cards = texts() else { return nil }
      (record.sets, record.evidence, record.cards) = (sets, evidence, cards)
      return record
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(number: Int) {
    var rest = number
    while rest > 0x7F {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  fileprivate mutating func append(text: String) {
    append(number: text.utf8.count)
    append(contentsOf: text.utf8)
  }

  fileprivate mutating func append(texts: [String]) {
    append(number: texts.count)
    for text in texts { append(text: text) }
  }
}
