import ArgumentParser
import CaseFile
import Documents
import Foundation
import Investigation
import Notices

/// What needs no passphrase and changes nothing.
extension NoticeCommand {
  func list() throws {
    let overview = try NoticeOverview(NoticeVersions(Case(folder)))
    try write(json ? encoded(overview) : overview.text(own))
  }

  func lint() throws {
    let file = try Case(folder)
    let kind = try noticeKind()
    let (name, content, date) = try current(kind, file)
    let context = try NoticeContent.lintContext(kind, date: date, of: file)
    let report = LintReport(
      name: name,
      parts: content.documents.filter { document in languages.contains { $0.rawValue == document.language } }
        .map {
          LintReport.Part(language: $0.language, findings: Linter().findings(in: $0, context))
        })
    try write(json ? encoded(report) : report.text(own))
    if report.hasErrors { throw ExitCode(ExitCodes.foundWrong) }
  }

  func compare() throws {
    let file = try Case(folder)
    let kind = try noticeKind()
    let versions = NoticeVersions(file)
    let old: CaseState.Notice =
      if let number { try versions.notice(kind, version: number) } else if let out = versions.published(kind)
      { out } else {
        try versions.notice(kind)
      }
    let new = try against.map { try versions.notice(kind, version: $0) }
    let comparison = try NoticeComparison(versions, old: old, new: new) {
      try NoticeContent(kind, date: try day(file.state), of: file, wording: Self.wording)
    }
    try write(json ? encoded(comparison) : comparison.text(own))
  }

  func export() throws {
    let file = try Case(folder)
    let (_, content, _) = try current(try noticeKind(), file)
    let language = lang ?? own.rawValue
    guard let document = content.document(language) else {
      throw CaseError(.usage, "It has no text in \(language)", remedy: "Take another language with --lang")
    }
    let bytes = try Self.bytes(of: document, format)
    if out == nil, Console.outputIsTerminal, format == .pdf || format == .docx {
      throw CaseError(.usage, "A \(format.rawValue) is not for a terminal", remedy: "Name a file with --out")
    }
    let target = try OutputFile(out)
    target.write(bytes)
    try target.finish()
  }

  /// The version that was named, the newest, or where there is none the document as it would be drafted now.
  private func current(_ kind: NoticeKind, _ file: Case) throws -> (String, NoticeContent, CivilDay) {
    let versions = NoticeVersions(file)
    let hasVersions = !file.state.notices(kind.rawValue).isEmpty
    guard hasVersions, date == nil || number != nil else {
      if let number { _ = try versions.notice(kind, version: number) }
      let date = try day(file.state)
      return (kind.rawValue, try NoticeContent(kind, date: date, of: file, wording: Self.wording), date)
    }
    let notice = try versions.notice(kind, version: number)
    let content = try versions.content(of: notice)
    let zone = Zone(file.state.timeZone) ?? .utc
    let date = try (try? FactTime(notice.date ?? content.date, zone: zone))?.day ?? day(file.state)
    return (notice.name, content, date)
  }

  static func bytes(of document: Document, _ format: Format) throws -> [UInt8] {
    switch format {
    case .html: Array(HTMLPage(document).text.utf8)
    case .txt: Array(PlainText(document).text().utf8)
    case .pdf: try PDFRenderer().pdf(of: document)
    case .docx: try DOCXFile(document).bytes
    }
  }

  private func write(_ text: String) throws {
    let target = try OutputFile(out)
    target.write(Array(text.utf8))
    try target.finish()
  }

  private func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
