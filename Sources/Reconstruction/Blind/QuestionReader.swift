import DatabaseDump
import SQLSyntax

/// Reads from an injected fragment what it asks: a claim about an unknown value, and what becomes of the page if the
/// claim holds and if it does not.
///
/// The expression is computed with the unknown left open. What is not understood makes the question unresolved, never
/// a wrong one.
struct QuestionReader {
  let tree: SyntaxTree
  let tests: CharacterTests
  let evaluator: Evaluator
  /// The literal that stands for the application's own, where the fragment is not in quotes: `5` of `5 AND …`.
  let ownLiteral: Int?
  /// The SELECTs around the expression at hand that read tables, outermost first.
  var selects: [Int] = []
  /// What has been read of a node before.
  var memory: [Int: Term] = [:]
  /// How many expressions around the one at hand are being read; chains of conditions are trees as deep as they are long.
  private var depth = 0
  private static let deepest = 400
  /// The query that each SELECT belongs to.
  private let queries: [Int: Int]
  /// What the application itself asked for.
  private let own: String

  init(_ fragment: Fragment, own: String, tests: CharacterTests) {
    tree = fragment.tree
    self.own = own
    self.tests = tests
    var queries: [Int: Int] = [:]
    for index in fragment.tree.nodes.indices where fragment.tree.nodes[index].kind == .query {
      for child in fragment.tree.children(of: index) { queries[child] = index }
    }
    self.queries = queries
    let nothing = Snapshot(
      database: Database(), assumptions: Snapshot.Assumptions(asOf: 0), utcOffset: 0, cache: SnapshotCache())
    evaluator = Evaluator(tree: fragment.tree, snapshot: nothing)
    ownLiteral = fragment.context == .bare ? QuestionReader.leftmostLiteral(of: fragment.tree) : nil
  }

  /// The literal at the left end of conditions: the value that the application compares its column with.
  private static func leftmostLiteral(of tree: SyntaxTree) -> Int? {
    guard var at = tree.children(of: tree.root).first(where: { _ in true }) else { return nil }
    // `5) AND …`: it stands by itself before what closes the application's parenthesis.
    var isOperand = tree.children(of: tree.root).dropFirst().contains { _ in true }
    while true {
      let node = tree.nodes[at]
      let continues: Bool =
        switch node.kind {
        case .binary:
          [
            .and, .or, .xor, .equal, .nullSafeEqual, .notEqual, .less, .lessOrEqual, .greater,
            .greaterOrEqual,
          ].contains(node.op)
        case .like, .between, .inList, .isTest: true
        default: false
        }
      guard continues, let left = tree.children(of: at).first(where: { _ in true }) else { break }
      isOperand = true
      at = left
    }
    // `-1 OR …`: the sign belongs to it.
    let literal = tree.nodes[at].op == .negate ? tree.children(of: at).first { _ in true } ?? at : at
    let isLiteral = [.number, .string, .hexadecimal, .name, .truth, .null].contains(tree.nodes[literal].kind)
    return isOperand && isLiteral ? at : nil
  }

  // MARK: - Expressions

  mutating func term(_ index: Int) -> Term {
    if let known = memory[index] { return known }
    guard depth < QuestionReader.deepest else { return .open("nested too deeply") }
    depth += 1
    defer { depth -= 1 }
    let result = read(index)
    memory[index] = result
    return result
  }

  private mutating func read(_ index: Int) -> Term {
    if index == ownLiteral { return .own }
    let node = tree.nodes[index]
    switch node.kind {
    case .placeholder: return .own
    case .number, .string, .hexadecimal, .bits, .null, .truth: return evaluated(index)
    case .name: return .text(subject(index))
    case .variable: return .text(subject(index))
    case .unary: return unary(index)
    case .binary: return binary(index)
    case .between: return between(index)
    case .inList: return inList(index)
    case .isTest: return isTest(index)
    case .like: return like(index)
    case .caseExpression: return caseExpression(index)
    case .cast, .convertUsing, .collate: return cast(index)
    case .call: return call(index)
    case .subquery: return subquery(index)
    case .exists: return exists(index)
    case .selectItem: return first(of: index).map { term($0) } ?? .open("an empty item")
    case .whereClause, .having: return first(of: index).map { condition(term($0)) } ?? .own
    default: return fallback(index)
    }
  }

  func first(of index: Int) -> Int? { tree.children(of: index).first { _ in true } }

  /// A constant, by the evaluator; what it cannot compute is an outcome of its own.
  func evaluated(_ index: Int) -> Term {
    if let value = try? evaluator.evaluate(index, in: Evaluator.Scope()), !value.isUnknown {
      return .constant(value)
    }
    return .effect(Effect(label: tree.sql(of: index, isFolded: true)))
  }

  // MARK: - Unknown values

  /// The expression at `index`, with the SELECTs around it, as an unknown value.
  func subject(_ index: Int) -> Subject {
    let (before, after) = around
    let isOwnColumn = selects.isEmpty && tree.nodes[index].kind == .name
    return Subject(text(index), before: before, after: after, own: isOwnColumn ? own : nil)
  }

  /// An expression made of another unknown value: `HEX((SELECT …))` is `SELECT HEX(…) …`.
  func subject(_ index: Int, madeOf inner: Subject, at operand: Int) -> Subject {
    inner.replaced(by: text(index, with: inner.expression, at: operand))
  }

  func text(_ index: Int, with inner: Subject.Text? = nil, at operand: Int = 0) -> Subject.Text {
    guard let inner else {
      if tree.nodes[index].kind == .name {
        // Without the parentheses around it.
        let range = tree.nodes[index].token..<max(tree.nodes[index].token, tree.nodes[index].auxiliary) + 1
        let raw = range.map { String(decoding: tree.text(of: $0), as: UTF8.self) }.joined()
        return Subject.Text(folded: raw.lowercased().filter { $0 != "`" }, raw: raw)
      }
      return Subject.Text(folded: tree.sql(of: index, isFolded: true), raw: tree.sql(of: index))
    }
    let range = tree.nodes[operand].tokens
    return Subject.Text(
      folded: tree.sql(of: index, replacing: [range.lowerBound: (range.count, inner.folded)], isFolded: true),
      raw: tree.sql(of: index, replacing: [range.lowerBound: (range.count, inner.raw)]))
  }

  /// The SQL around an expression: each SELECT that it stands in, without what that SELECT's list holds.
  private var around: (before: Subject.Text, after: Subject.Text) {
    var (before, after) = (Subject.Text.none, Subject.Text.none)
    for select in selects {
      guard let list = tree.child(of: select, kind: .selectList) else { continue }
      let range = tree.nodes[list].tokens
      let query = enclosingQuery(of: select)
      let folded = QuestionReader.halves(
        tree.sql(of: query, replacing: [range.lowerBound: (range.count, mark)], isFolded: true))
      let raw = QuestionReader.halves(tree.sql(of: query, replacing: [range.lowerBound: (range.count, mark)]))
      before = before + Subject.Text(folded: folded.0, raw: raw.0)
      after = Subject.Text(folded: folded.1, raw: raw.1) + after
    }
    return (before, after)
  }

  /// Stands for the expression while the text around it is cut.
  private var mark: String { " \u{1} " }

  private static func halves(_ text: String) -> (String, String) {
    guard let place = text.firstIndex(of: "\u{1}") else { return (text, "") }
    return (String(text[..<place]), String(text[text.index(after: place)...]))
  }

  /// The query whose only SELECT this is; it holds the LIMIT.
  private func enclosingQuery(of select: Int) -> Int { queries[select] ?? select }

  // MARK: - Conditions

  /// A term where only its truth matters.
  mutating func condition(_ term: Term) -> Term {
    switch term {
    case .constant(let datum): return .constant(datum.isTrue.map { .truth($0) } ?? .null)
    case .character(let subject, let place, let function):
      return .proposition(subject, .test(.character(place, tests.test(function))))
    case .measure(let subject, let measure, let function):
      return .proposition(subject, .test(.measure(measure, function.truth())))
    case .choice(let subject, let claim, let yes, let no):
      return .choice(subject, claim, condition(yes), condition(no))
    case .text, .slice: return .effect(Effect(label: label(of: term)))
    case .location(let subject, let text, let from):
      return compare(.greater, .location(subject, of: text, from: from), .constant(.integer(0)))
    case .comparison: return compare(.notEqual, term, .constant(.integer(0)))
    case .own, .effect, .open: return term
    }
  }

  mutating func and(_ left: Term, _ right: Term) -> Term {
    if left.isOpenEnd { return right }
    if right.isOpenEnd { return left }
    switch (left, right) {
    case (.constant(let datum), let other), (let other, .constant(let datum)):
      guard let holds = datum.isTrue else { return other.datum?.isTrue == false ? .no : .constant(.null) }
      return holds ? other : .no
    case (.open, _): return left
    case (_, .open): return right
    case (.choice(let a, let claimA, let yesA, let noA), .choice(let b, let claimB, let yesB, let noB)):
      if a == b, isNo(noA), isNo(noB) { return .choice(a, .all([claimA, claimB]), and(yesA, yesB), .no) }
      if a == b, isNo(yesA), isNo(yesB) {
        return .choice(a, .any([claimA, claimB]), .no, and(noA, noB))
      }
      if a == b, isNo(noA), isNo(yesB) {
        return .choice(a, .all([claimA, .not(simplifying: claimB)]), and(yesA, noB), .no)
      }
      if a == b, isNo(yesA), isNo(noB) {
        return .choice(a, .all([.not(simplifying: claimA), claimB]), and(noA, yesB), .no)
      }
      return .open("two unknown values in one condition")
    case (.choice(let subject, let claim, let yes, let no), _):
      return .choice(subject, claim, and(yes, right), and(no, right))
    case (_, .choice(let subject, let claim, let yes, let no)):
      return .choice(subject, claim, and(left, yes), and(left, no))
    case (.own, .own): return .own
    default: return joined("and", left, right)
    }
  }

  mutating func or(_ left: Term, _ right: Term) -> Term {
    if left.isOpenEnd { return right }
    if right.isOpenEnd { return left }
    switch (left, right) {
    case (.constant(let datum), let other), (let other, .constant(let datum)):
      guard let holds = datum.isTrue else { return isNo(other) ? .constant(.null) : other }
      return holds ? .yes : other
    case (.open, _): return left
    case (_, .open): return right
    case (.choice(let a, let claimA, let yesA, let noA), .choice(let b, let claimB, let yesB, let noB)):
      guard a == b, isYes(yesA), isYes(yesB), isNo(noA), isNo(noB) else {
        return .open("two unknown values in one condition")
      }
      return .choice(a, .any([claimA, claimB]), .yes, .no)
    case (.choice(let subject, let claim, let yes, let no), _):
      return .choice(subject, claim, or(yes, right), or(no, right))
    case (_, .choice(let subject, let claim, let yes, let no)):
      return .choice(subject, claim, or(left, yes), or(left, no))
    case (.own, .own): return .own
    default: return joined("or", left, right)
    }
  }

  /// A choice whose outcomes may be choices themselves, about the same unknown: one choice by a claim made of both.
  func flattened(_ subject: Subject, _ claim: Claim, _ yes: Term, _ no: Term) -> Term {
    let (yes, no) = (
      QuestionReader.settled(yes, by: claim, of: subject, true),
      QuestionReader.settled(no, by: claim, of: subject, false)
    )
    switch (yes, no) {
    case (.open, _): return yes
    case (_, .open): return no
    case (.choice(let other, let inner, let a, let b), _):
      guard other == subject else { return .open("two unknown values in one condition") }
      if label(of: b) == label(of: no) { return .choice(subject, .all([claim, inner]), a, no) }
      if label(of: a) == label(of: no) {
        return .choice(subject, .all([claim, .not(simplifying: inner)]), b, no)
      }
      return .open("a choice between three outcomes")
    case (_, .choice(let other, let inner, let a, let b)):
      guard other == subject else { return .open("two unknown values in one condition") }
      if label(of: a) == label(of: yes) { return .choice(subject, .any([claim, inner]), yes, b) }
      if label(of: b) == label(of: yes) {
        return .choice(subject, .any([claim, .not(simplifying: inner)]), yes, a)
      }
      return .open("a choice between three outcomes")
    default: return .choice(subject, claim, yes, no)
    }
  }

  /// A choice by a claim that has been decided already, or by its opposite.
  private static func settled(_ term: Term, by claim: Claim, of subject: Subject, _ holds: Bool) -> Term {
    guard case .choice(let other, let inner, let yes, let no) = term, other == subject else { return term }
    if inner == claim { return holds ? yes : no }
    return inner == .not(simplifying: claim) ? (holds ? no : yes) : term
  }

  /// A choice by what a function makes of a claim for which NULL remains NULL: as good as false. The claim is said so
  /// that NULL does not make it true.
  static func keepingNull(_ term: Term) -> Term {
    guard case .choice(let subject, let claim, let yes, let no) = term, yes.datum?.isTrue == false,
      no.datum?.isTrue == true
    else { return term }
    return .choice(subject, .not(simplifying: claim), no, yes)
  }

  func not(_ term: Term) -> Term {
    switch term {
    case .constant(let datum): .constant(datum.isTrue.map { .truth(!$0) } ?? .null)
    case .choice(let subject, let claim, let yes, let no):
      QuestionReader.keepingNull(.choice(subject, claim, not(yes), not(no)))
    case .open: term
    default: .effect(Effect(label: "not " + label(of: term), delay: delay(of: term)))
    }
  }

  private func isNo(_ term: Term) -> Bool { term.datum.map { $0.isTrue != true } ?? false }
  private func isYes(_ term: Term) -> Bool { term.datum?.isTrue == true }
}
