import CaseFile
import Testing

@Suite("Errors of a case")
struct CaseErrorTests {
  @Test("say what, and what to do")
  func description() {
    let error = CaseError(.held, "The case is held", remedy: "Wait")
    #expect(error.description == "The case is held. Wait")
  }
}
