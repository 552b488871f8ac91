import ArgumentParser
import CaseFile
import Documents
import Foundation
import Investigation
import Notices
import YAMLText

/// What enters a step into the ledger.
extension NoticeCommand {
  func step() throws {
    let kind = try noticeKind()
    let writer = try options.writer(folder, "notice \(action.rawValue)")
    let editor = NoticeEditor(writer, wording: Self.wording)
    let notice: CaseState.Notice
    switch action {
    case .review:
      notice = try editor.review(kind, version: number, who: options.author, reason: options.reason)
    case .approve:
      notice = try editor.approve(kind, version: number, who: options.author, reason: options.reason)
    case .amend:
      let edits = strike.enumerated().map { place, words in
        (language: lang ?? "", edit: NoticeEdit(strike: words, replacement: with.isEmpty ? nil : with[place]))
      }
      notice = try editor.amend(
        kind, version: number, edits: edits, date: try day(writer.state), reason: options.reason ?? "")
    default: notice = try editor.draft(kind, date: try day(writer.state), reason: options.reason)
    }
    let stage = NoticeStage(notice)
    print("\(notice.name)  \(own == .ja ? stage.title.japanese : stage.title.english)")
    let left = stage == .published ? [] : try editor.reasons(notice, kind).filter { $0.code != .notApproved }
    tell(left, heading: own == .ja ? "公表の前に解決が必要な点：" : "Before it can be published:")
  }

  func publish() throws {
    let kind = try noticeKind()
    let writer = try options.writer(folder, "notice publish")
    let editor = NoticeEditor(writer, wording: Self.wording)
    let outcome = try editor.publish(
      kind, version: number, places: place, override: override, reason: options.reason
    ) { name, document in
      try [Format.html, .pdf].map {
        OutgoingFile(name: "\(name).\($0.rawValue)", bytes: try Self.bytes(of: document, $0))
      }
    }
    switch outcome {
    case .published(let notice, let files, let superseded, let overridden):
      print("\(notice.name)  \(own == .ja ? "公表" : "published")")
      for file in files { print("  out/\(file)") }
      if !superseded.isEmpty {
        print((own == .ja ? "  差替：" : "  supersedes ") + superseded.joined(separator: ", "))
      }
      tell(overridden, heading: own == .ja ? "次の指摘を承知のうえで公表しました：" : "Published in spite of:")
    case .refused(let reasons):
      tell(reasons, heading: own == .ja ? "公表できません：" : "Publishing is refused:")
      throw ExitCode(ExitCodes.foundWrong)
    }
  }

  private func tell(_ reasons: [PublishReason], heading: String) {
    guard !reasons.isEmpty else { return }
    print(heading)
    for reason in reasons {
      print("  \(reason.code.rawValue)  \(own == .ja ? reason.text.japanese : reason.text.english)")
    }
  }
}
