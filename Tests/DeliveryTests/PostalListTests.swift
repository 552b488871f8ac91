import CaseFile
import Delivery
import Foundation
import Investigation
import Records
import TestSupport
import Testing

@Suite("A list for a mail house")
struct PostalListTests {
  static let lines: [AffectedLine] = {
    func line(_ number: Int, _ name: String, _ values: [String: String]) -> AffectedLine {
      var line = Samples.person(number, email: nil, name: name, country: "JP")
      line.values.merge(values) { $1 }
      return line
    }
    return [
      line(
        1, "山田 太郎",
        [
          "postalCode": "1000001", "prefecture": "東京都", "city": "千代田区", "address": "千代田1-1",
          "building": "例ビル3F",
        ]),
      line(2, "髙橋﨑子", ["postalCode": "５３０－０００１", "address": "大阪府大阪市北区梅田1-1", "prefecture": "大阪府"]),
      line(3, "佐藤", ["postalCode": "1000001"]), line(4, "𠮷田", ["address": "東京都港区1"]),
      line(
        5, "Jane Doe",
        ["country": "US", "address": "1 Main St", "city": "Springfield", "state": "IL", "zip": "62701"]),
    ]
  }()

  func list(_ encoding: TextEncoding) throws -> PostalList {
    let sample = try SampleCase(Self.lines)
    let file = try Case(sample.path)
    let run = try #require(file.state.run)
    return try PostalList(
      [1, 2, 3, 4, 5], of: PeopleReader(file, run: run, key: file.key(sample.passphrase)), encoding: encoding,
      otherwise: .japanese)
  }

  @Test("Each line is written as Japanese mail houses want it, and who has no address is told")
  func lines() throws {
    let list = try list(.utf8)
    #expect(list.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = String(decoding: list.bytes.dropFirst(3), as: UTF8.self)
    #expect(
      text == """
        番号,郵便番号,住所1,住所2,氏名,敬称,国,言語\r
        1,100-0001,東京都千代田区千代田1-1,例ビル3F,山田 太郎,様,JP,ja\r
        2,530-0001,大阪府大阪市北区梅田1-1,,髙橋﨑子,様,JP,ja\r
        4,,東京都港区1,,𠮷田,様,JP,ja\r
        5,62701,"1 Main St, Springfield, IL",,Jane Doe,,US,en\r

        """)
    #expect(list.people == [1, 2, 4, 5] && list.withoutAddress == [3] && list.misspelt == [])
  }

  @Test("In Shift_JIS a character that it lacks becomes a geta mark, and whose name it is is told")
  func shiftJIS() throws {
    let list = try list(.shiftJIS)
    let text = try #require(Self.decoded(list.bytes))
    #expect(text.contains("〓田") && text.contains("山田 太郎") && list.misspelt == [4])
    // What Windows added to Shift_JIS is there.
    #expect(text.contains("髙橋﨑子"))
  }

  private static func decoded(_ bytes: [UInt8]) -> String? {
    guard let folder = try? TemporaryFolder(), let path = try? folder.write(bytes, as: "list"),
      let outcome = try? Tool.run("iconv", ["-f", "CP932", "-t", "UTF-8", path])
    else { return nil }
    return String(decoding: outcome.output, as: UTF8.self)
  }
}
