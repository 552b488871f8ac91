import CaseFile
import Foundation
import Testing

@testable import Notices

@Suite struct StageTests {
  @Test(arguments: NoticeStage.allCases, NoticeEntered.Step.allCases)
  func `A step follows only where the way leads to it`(stage: NoticeStage, step: NoticeEntered.Step) {
    let allowed: Set<NoticeEntered.Step> =
      switch stage {
      case .drafted: [.reviewed]
      case .reviewed: [.approved]
      case .approved: [.published]
      case .published: [.amended, .superseded, .withdrawn]
      case .superseded, .withdrawn: []
      }
    do throws(CaseError) {
      try stage.check(step, of: "final 1")
      #expect(allowed.contains(step))
    } catch {
      #expect(!allowed.contains(step))
      #expect(error.code == .usage && error.message.hasPrefix("final 1 ") && !error.remedy.isEmpty)
    }
  }

  @Test(arguments: NoticeKind.allCases)
  func `A kind takes the place of earlier ones only, never of itself or in a circle`(kind: NoticeKind) {
    #expect(!kind.predecessors.contains(kind))
    #expect(kind.predecessors.allSatisfy { !$0.predecessors.contains(kind) })
  }
}

@Suite struct NoticeGuideTests {
  @Test func `The guide tells of every rule of the linter and every reason against publishing`() throws {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let guide = try String(contentsOf: repository.appending(path: "docs/guides/notices.md"), encoding: .utf8)
    for word in Linter.summaries.map(\.id) + PublishReason.Code.allCases.map(\.rawValue)
      + NoticeKind.allCases.map(\.rawValue)
    {
      #expect(guide.contains("`\(word)`"), "\(word)")
    }
  }
}
