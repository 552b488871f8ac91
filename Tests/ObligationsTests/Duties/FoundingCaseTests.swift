import CaseFile
import Investigation
import Reconstruction
import Testing
import YAMLText

@testable import Obligations

@Suite("The duties of the founding case")
struct FoundingCaseTests {
  @Test("print")
  func printed() throws {
    for day in [nil, "2026-11-25"] {
      let list = try FoundingCase.duties(lawOf: day)
      print("=====", list.lawOf.text, FoundingCase.profiles.map(\.people).reduce(0, +))
      for duty in list.duties {
        print(duty.applies, duty.rule.id, duty.status, duty.deadline?.due.words(in: duty.deadline!.rule.zone).japanese ?? "-", duty.done.map { "\($0.fact?.rawValue ?? "?") \($0.at.text)" })
        for r in duty.reasons + duty.exemption { print("     ", r.text.japanese); print("     ", r.text.english) }
        if let t = duty.telling { print("     ", t) }
        for m in duty.missing { print("     missing", m.title.japanese, m.remedy.japanese) }
      }
    }
  }
}
