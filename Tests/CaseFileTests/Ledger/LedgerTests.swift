import Bytes
import Crypto
import Foundation
import Testing

@testable import CaseFile

@Suite("The ledger")
struct LedgerTests {
  private let key = CaseKey.random(caseID: "0e8b6f6e-0000-4000-8000-000000000001")

  private func entry(_ sequence: Int, _ previous: String, _ change: Change, by: String = "lead")
    -> LedgerEntry
  {
    LedgerEntry(
      sequence: sequence, at: "2017-01-0\(sequence)T00:00:00.000Z", by: by, reason: nil, previous: previous,
      manifest: nil, change: change)
  }

  private func link(_ entry: LedgerEntry, by signer: CaseKey? = nil) throws -> LedgerLink {
    let unsigned = LedgerLink(bytes: try Canonical.bytes(entry), signature: [])
    let message = LedgerLink.message(caseID: key.caseID, sequence: entry.sequence, hash: unsigned.hash)
    return LedgerLink(bytes: unsigned.bytes, signature: try (signer ?? key).signature(of: message))
  }

  /// Four entries that stand.
  private func links() throws -> [LedgerLink] {
    let changes: [Change] = [
      .caseOpened(
        CaseOpened(
          id: key.caseID, title: "名簿", timeZone: "Asia/Tokyo", publicKey: try key.publicKey, format: 1,
          slots: "s")),
      .exported(Exported(what: .ledger)), .fileUnsealed(FileUnsealed(name: "a")),
      .exported(Exported(what: .timeline, count: 3)),
    ]
    var links: [LedgerLink] = []
    for (place, change) in changes.enumerated() {
      links.append(try link(entry(place + 1, links.last?.hash ?? LedgerEntry.none, change)))
    }
    return links
  }

  private func fault(_ links: [LedgerLink]) -> LedgerFault? {
    var checker = LedgerChecker()
    for (place, link) in links.enumerated() {
      do throws(LedgerFault) {
        _ = try checker.follow(link, hash: link.hash, number: place + 1)
      } catch { return error }
    }
    return nil
  }

  @Test("stands when nothing was changed")
  func stands() throws {
    #expect(fault(try links()) == nil)
  }

  @Test("names the first entry for every single byte that is changed")
  func bytes() throws {
    let good = try links()
    for place in good.indices {
      for at in stride(from: 0, to: good[place].bytes.count, by: 3) {
        var bytes = good[place].bytes
        bytes[at] ^= 1
        var links = good
        links[place] = LedgerLink(bytes: bytes, signature: good[place].signature)
        #expect(fault(links)?.place == place + 1, "entry \(place + 1), byte \(at)")
      }
    }
  }

  @Test("names the entry whose signature was changed, or made by another key")
  func signatures() throws {
    let good = try links()
    var links = good
    links[2] = LedgerLink(bytes: good[2].bytes, signature: good[1].signature)
    #expect(fault(links) == LedgerFault(place: 3, reason: .signature))
    let stranger = CaseKey.random(caseID: key.caseID)
    links[2] = try link(entry(3, good[1].hash, .fileUnsealed(FileUnsealed(name: "a"))), by: stranger)
    #expect(fault(links) == LedgerFault(place: 3, reason: .signature))
  }

  @Test("names the place where an entry was taken out, put in twice, or two were exchanged")
  func order() throws {
    let good = try links()
    #expect(
      fault([good[0], good[2], good[3]]) == LedgerFault(place: 2, reason: .sequence(expected: 2, found: 3)))
    #expect(fault([good[0], good[1], good[1], good[2]])?.place == 3)
    #expect(fault([good[0], good[2], good[1], good[3]])?.place == 2)
    #expect(fault([good[1]])?.place == 1)
  }

  @Test("an entry put in anew, with the right number and hash, is not signed")
  func forged() throws {
    let good = try links()
    let forged = LedgerLink(
      bytes: try Canonical.bytes(entry(4, good[2].hash, .exported(Exported(what: .people)))),
      signature: good[3].signature)
    #expect(fault(Array(good[..<3]) + [forged]) == LedgerFault(place: 4, reason: .signature))
  }

  @Test("an entry that changes what is not there contradicts those before")
  func contradiction() throws {
    let good = try links()
    let handOver = HandOver(item: 7, from: "a", to: "b", at: "today", purpose: nil)
    let wrong = try link(entry(5, good[3].hash, .evidenceHandedOver(handOver)))
    #expect(fault(good + [wrong]) == LedgerFault(place: 5, reason: .contradiction("there is no item 7")))
  }

  @Test(
    "bytes that no version writes are refused",
    arguments: [
      #"{}"#, #"[]"#, "", #"{"at":"x","by":"y","change":{"somethingNew":{}},"previous":"","sequence":2}"#,
      "\u{0}",
    ])
  func unreadable(text: String) throws {
    let links = [try links()[0], LedgerLink(bytes: Array(text.utf8), signature: [])]
    #expect(fault(links) == LedgerFault(place: 2, reason: .unreadable))
  }

  @Test("a member that this version does not know is not passed over")
  func unknownMember() throws {
    let good = try links()
    let text = String(decoding: good[1].bytes, as: UTF8.self)
    let more = text.replacingOccurrences(of: #""what":"ledger""#, with: #""urgent":true,"what":"ledger""#)
    #expect(more != text)
    #expect(
      fault([good[0], LedgerLink(bytes: Array(more.utf8), signature: good[1].signature)])?.reason
        == .unreadable)
  }

  @Test("the public key is what OpenSSL reads")
  func pem() throws {
    let pem = try key.publicKey.pem
    let body = pem.split(separator: "\n")[1]
    let der = try #require(Data(base64Encoded: String(body)))
    let hex = try key.publicKey.hex
    #expect(der.count == 44 && Hex.text(der.suffix(32)) == hex)
  }
}
