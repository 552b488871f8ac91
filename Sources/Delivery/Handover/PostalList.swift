public import CaseFile
import Investigation
public import Records

/// The list for a mail house: a line for each person who gets a letter, CSV (RFC 4180) with Japanese column names.
public struct PostalList: Sendable {
  public let bytes: [UInt8]
  /// Who is on it.
  public let people: [Int]
  /// Who should be and has no postal address: for a public notice in its place.
  public let withoutAddress: [Int]
  /// Of whom characters do not exist in the encoding; 〓 stands for them.
  public let misspelt: [Int]

  private static let columns = ["番号", "郵便番号", "住所1", "住所2", "氏名", "敬称", "国", "言語"]

  /// - Parameters:
  ///   - wanted: who gets a letter.
  ///   - encoding: Shift_JIS for older machines; UTF-8 begins with a byte order mark, so that spreadsheets know it.
  /// - Throws: `CaseError` where the people cannot be read.
  public init(
    _ wanted: [Int], of reader: PeopleReader, encoding: TextEncoding, otherwise language: LetterLanguage
  ) throws(CaseError) {
    let wanted = Set(wanted)
    var entries: [Int: (name: String, address: PostalAddress, language: LetterLanguage)] = [:]
    try reader.list { record in
      guard wanted.contains(record.person), entries[record.person] == nil,
        let address = PostalAddress(record.values)
      else { return }
      let country = record.values["country"]
      entries[record.person] = (
        record.values["name"] ?? "", address,
        LetterLanguage(chosen: record.values["language"], country: country, otherwise: language)
      )
    }
    let encoder = TextEncoder(encoding)
    var bytes: [UInt8] = encoding == .utf8 ? [0xEF, 0xBB, 0xBF] : []
    var misspelt: [Int] = []
    func add(_ fields: [String]) -> Bool {
      let (line, isWhole) = encoder.encode(String(decoding: CSV.line(fields), as: UTF8.self))
      bytes += line
      return isWhole
    }
    _ = add(Self.columns)
    people = entries.keys.sorted()
    for person in people {
      guard let entry = entries[person] else { continue }
      let isJapanese = entry.language == .japanese
      let name = entry.name.isEmpty ? (isJapanese ? "お客様" : "Customer") : entry.name
      let honorific = isJapanese && !entry.name.isEmpty ? "様" : ""
      let fields = [
        String(person), entry.address.postalCode, entry.address.line1, entry.address.line2, name, honorific,
        entry.address.country, entry.language.rawValue,
      ]
      if !add(fields) { misspelt.append(person) }
    }
    self.bytes = bytes
    self.misspelt = misspelt
    withoutAddress = wanted.subtracting(people).sorted()
  }
}
