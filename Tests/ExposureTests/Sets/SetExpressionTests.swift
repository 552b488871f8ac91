import Exposure
import Testing

@Suite("Set expressions")
struct SetExpressionTests {
  @Test(
    "bind as documented",
    arguments: [
      ("all", .all), (" withdrawn ", .withdrawn), ("カード会員", .set("カード会員")), ("a-b", .set("a-b")),
      ("class(card.number)", .dataClass("card.number")), ("class ( card )", .dataClass("card")),
      ("country(JP)&grade(proven)", .intersection(.country("JP"), .grade("proven"))),
      ("a + b - c", .difference(.union(.set("a"), .set("b")), .set("c"))),
      ("a - b + c", .union(.difference(.set("a"), .set("b")), .set("c"))),
      ("a + b & c", .union(.set("a"), .intersection(.set("b"), .set("c")))),
      ("(a + b) & c", .intersection(.union(.set("a"), .set("b")), .set("c"))),
      ("a - (b - c)", .difference(.set("a"), .difference(.set("b"), .set("c")))),
      ("service(x) + population(y)", .union(.service("x"), .population("y"))),
    ] as [(String, SetExpression)])
  func reads(_ text: String, _ expected: SetExpression) throws {
    #expect(try SetExpression(parsing: text) == expected)
  }

  @Test(
    "tell where they are wrong",
    arguments: [
      ("", 0, "The expression ends where a set"), ("a +", 3, "The expression ends"),
      ("a b", 2, "“b” stands where + & - or the end"),
      ("(a", 2, "a closing parenthesis belongs"), ("a)", 1, "“)” stands"),
      ("class", 0, "class needs a name in parentheses"),
      ("class()", 6, "as in class(name)"), ("clas(x)", 0, "There is no clas(…). Did you mean class?"),
      ("a + grade(sure)", 10, "There is no grade sure"), ("a＋b", 1, "Write +"),
      ("a | b", 2, "Operators are +"),
      ("- a", 0, "“-” stands"),
    ])
  func refuses(_ text: String, offset: Int, says: String) {
    let error = #expect(throws: SetExpressionError.self) { try SetExpression(parsing: text) }
    #expect(error?.offset == offset)
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }
}
