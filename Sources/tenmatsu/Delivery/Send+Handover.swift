import ArgumentParser
import Bytes
import CaseFile
import Crypto
import Delivery
import Foundation
import Investigation
import Records
import YAMLText

extension Send {
  func writePostalList() throws {
    let writer = try options.writer(folder, "send postal")
    let record = try record(writer.reading(), writer.key)
    let wanted = WaveCoverage(record).withoutMail
    guard !wanted.isEmpty else {
      throw CaseError(
        .usage, "Nobody of this wave needs a letter", remedy: "tenmatsu send \(folder) shows how far it is")
    }
    let list = try PostalList(
      wanted, of: try people(of: record, writer),
      encoding: encoding.flatMap { TextEncoding(name: $0) } ?? .utf8,
      otherwise: .japanese)
    guard !list.people.isEmpty else {
      throw CaseError(
        .badInput, "Of none of the \(wanted.count) is a postal address known",
        remedy:
          "Name the columns in the data map's fields: postalCode, prefecture, city, address, building; or tell them by a public notice: tenmatsu send \(folder) substitute"
      )
    }
    let target = try OutputFile(output)
    target.write(list.bytes)
    // Whoever is in the ledger as handed over is in no later list: so the file is whole before the ledger says so.
    try target.finish()
    do {
      try writer.handOver(list.people, .postal, of: record.number, reason: options.reason)
      try writer.exported(
        Exported(what: .people, sha256: Hex.text(SHA256.hash(data: list.bytes)), count: list.people.count),
        reason: options.reason)
    } catch {
      if let output { try? FileManager.default.removeItem(atPath: output) }
      throw error
    }
    print("\(list.people.count) people in \(output ?? "")")
    if !list.withoutAddress.isEmpty {
      print("\(list.withoutAddress.count) have no postal address: tenmatsu send \(folder) substitute")
    }
    if !list.misspelt.isEmpty {
      let numbers = list.misspelt.prefix(20).map(String.init).joined(separator: " ")
      print(
        "\(list.misspelt.count) have characters that the encoding lacks, 〓 stands for them; mend these lines: \(numbers)\(list.misspelt.count > 20 ? " …" : "")"
      )
    }
  }

  private func people(of record: WaveRecord, _ writer: CaseWriter) throws -> PeopleReader {
    guard let run = writer.state.runs.first(where: { $0.content.run == record.wave.run }) else {
      throw CaseError(.damaged, "Run \(record.wave.run) is missing", remedy: "tenmatsu verify tells more")
    }
    return try PeopleReader(writer.reading(), run: run, key: writer.key)
  }

  func substitute() throws {
    let writer = try options.writer(folder, "send substitute")
    let record = try record(writer.reading(), writer.key)
    var grounds: [Group] = []
    for case .group(let fact) in writer.state.facts
    where fact.means == .publicNotice && fact.legalGround != nil {
      if group.isEmpty || group.contains(fact.id.rawValue) { grounds.append(fact) }
    }
    guard grounds.count == 1, let ground = grounds.first, let words = ground.legalGround else {
      throw CaseError(
        .usage,
        grounds.isEmpty
          ? "No group of the facts is told by a public notice and names the law's ground for it"
          : "Several groups of the facts name a ground",
        remedy: grounds.isEmpty
          ? "Enter one with means publicNotice and a legalGround: tenmatsu facts CASE import FILE"
          : "Name one with --group: " + grounds.map(\.id.rawValue).joined(separator: ", "))
    }
    let coverage = WaveCoverage(record)
    let people = (coverage.failed + coverage.unreachable).sorted()
    guard !people.isEmpty else {
      throw CaseError(
        .usage, "Nobody of this wave is left without a mail or a letter",
        remedy: "tenmatsu send \(folder) shows how far it is")
    }
    try writer.handOver(
      people, .substitute, of: record.number,
      reason: [options.reason, "\(ground.id): \(words.japanese)"].compactMap(\.self).joined(separator: " · "))
    print("\(people.count) people are told by a public notice in place of a letter")
    print("  \(ground.id)  \(words.japanese)")
    if words.english != words.japanese { print("  \(words.english)") }
  }
}
