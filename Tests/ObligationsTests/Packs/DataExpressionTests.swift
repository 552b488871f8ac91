import Testing

@testable import Obligations

@Suite("Which classes of data a rule asks for")
struct DataExpressionTests {
  @Test(
    "& binds closer than |, and brackets bind closest",
    arguments: [
      ("email", ["email"], true), ("email", ["name"], false),
      ("email & name", ["email"], false), ("email & name", ["name", "email"], true),
      ("email | name & phone", ["email"], true), ("email | name & phone", ["name"], false),
      ("(email | name) & phone", ["email"], false), ("(email | name) & phone", ["name", "phone"], true),
      ("((email))", ["email"], true),
    ])
  func meaning(_ text: String, classes: [String], isMet: Bool) throws {
    #expect(try DataExpression(text).isMet(by: classes) == isMet)
  }

  @Test(
    "A class covers those under it, and one without its detail may be any of them",
    arguments: [
      ("bank", ["bank.account"], true), ("card.number", ["card"], true),
      ("card.number", ["card.masked"], false),
      ("card.number", ["cardinal"], false), ("password.plain", ["password.hashed"], false),
      ("password.plain", ["password"], true),
    ])
  func covering(_ text: String, classes: [String], isMet: Bool) throws {
    #expect(try DataExpression(text).isMet(by: classes) == isMet)
  }

  @Test("It is written back with blanks in order and no bracket too many, and means the same")
  func rewriting() throws {
    let expression = try DataExpression("( email|username )&(password.plain  |secretAnswer)|((name))")
    #expect(expression.description == "(email | username) & (password.plain | secretAnswer) | name")
    #expect(try DataExpression(expression.description) == expression)
  }

  @Test("The classes by which it is met are those of the branch that is met")
  func meeting() throws {
    let expression = try DataExpression("(email | username) & password.plain | name & card.number")
    #expect(expression.meeting(["email", "name", "password.plain"]) == ["email", "password.plain"])
    #expect(expression.meeting(["email", "name"]) == [])
  }

  @Test(
    "What is no expression is refused at its place",
    arguments: [
      ("", 0), ("email &", 7), ("email name", 6), ("(email", 6), ("email)", 5), ("email ! name", 6),
      ("a..b", 4),
      (".a", 2), ("メール", 0), (String(repeating: "(", count: 100), 21),
    ])
  func faults(_ text: String, offset: Int) {
    do throws(DataExpression.Fault) {
      _ = try DataExpression(text)
      Issue.record("\(text) was read")
    } catch { #expect(error.offset == offset) }
  }
}
