import Testing

@testable import Reconstruction

/// Questions in words, and what keeping them costs.
@Suite("Reasons")
struct ReasonsTests {
  @Test(
    "A set of characters is said in the fewest words",
    arguments: [
      (CodeSet(97...0x10FFFF), CodeCondition.above(96)),
      (CodeSet(0...96), .atMost(96)),
      (CodeSet([109]), .equal(109)),
      (CodeSet([109]).complement, .differs(109)),
      (CodeSet(97...122), .between(97, 122)),
      (CodeSet([47, 58, 64]), .oneOf([47, 58, 64])),
      (CodeSet([47, 58, 64]).complement, .noneOf([47, 58, 64])),
      (CodeSet((UInt32(0)..<128).filter { $0 & 8 != 0 }), .bit(3, isSet: true)),
      (CodeSet.all, .anything),
      (CodeSet.none, .nothing),
    ])
  func codes(_ set: CodeSet, _ condition: CodeCondition) {
    #expect(CodeCondition(set) == condition)
  }

  @Test("A claim says what it asks")
  func claims() {
    func letter(_ place: Int, _ code: UInt32) -> Claim {
      let set = CodeSet([code])
      return .test(.character(place, CharacterTest(whenTrue: set, whenFalse: set.complement, plain: set)))
    }
    #expect(letter(3, 97).asked == .character(3, .equal(97)))
    #expect(Claim.not(letter(3, 97)).asked == .character(3, .differs(97)))
    #expect(Claim.all([letter(1, 97), letter(2, 98)]).asked == .holds("ab", at: 1))
    #expect(Claim.all([letter(-2, 97), letter(-1, 98)]).asked == .holds("ab", at: -2))
    let two = Claim.test(.measure(.characters, NumberTest(IntegerSet(2...2))))
    #expect(Claim.all([letter(1, 97), letter(2, 98), two]).asked == .equals("ab"))
    let longer = Claim.test(.measure(.characters, NumberTest(IntegerSet(8...(1 << 40)))))
    #expect(longer.asked == .length(.above(7)))
    let order = TextOrder(text: [107], includesEqual: false, isBinary: true)
    #expect(Claim.test(.order(from: 1, order)).asked == .comesBefore("k", from: 1, orEqual: false))
    #expect(Claim.not(.test(.isNull)).asked == .not(.isNull))
  }

  @Test("A question costs less than a hundred bytes")
  func size() { #expect(MemoryLayout<LearntQuestion>.stride <= 72) }
}
