import SQLSyntax

/// Outcomes that are told apart rather than computed.
extension QuestionReader {
  /// A name for what comes of a term: different names where the server may behave differently.
  func label(of term: Term) -> String {
    switch term {
    case .constant(let datum): datum.bytes.map { "=" + String(decoding: $0, as: UTF8.self) } ?? "NULL"
    case .own: "own"
    case .effect(let effect): effect.label
    case .text(let subject), .location(let subject, _, _): "value of " + subject.key
    case .slice(let subject, let from, let count): "\(from), \(count ?? 0) of " + subject.key
    case .character(let subject, let place, let function): "\(function.key) at \(place) of " + subject.key
    case .measure(let subject, let measure, let function): "\(function.key) of \(measure) of " + subject.key
    case .comparison(let left, _): label(of: left)
    case .choice(let subject, _, _, _): "choice by " + subject.key
    case .open(let reason): "open: " + reason
    }
  }

  func delay(of term: Term) -> Double? { if case .effect(let effect) = term { effect.delay } else { nil } }

  func joined(_ op: String, _ left: Term, _ right: Term) -> Term {
    let delays = [delay(of: left), delay(of: right)].compactMap(\.self)
    return .effect(
      Effect(
        label: "(" + label(of: left) + " " + op + " " + label(of: right) + ")",
        delay: delays.isEmpty ? nil : delays.reduce(0, +)))
  }

  /// Applies a function to each outcome of a choice; the arguments beside it are the same for both.
  mutating func lifted(_ arguments: [Term], _ apply: (inout QuestionReader, [Term]) -> Term) -> Term? {
    guard let place = arguments.firstIndex(where: { if case .choice = $0 { true } else { false } }),
      case .choice(let subject, let claim, let yes, let no) = arguments[place]
    else { return nil }
    var (whenTrue, whenFalse) = (arguments, arguments)
    for index in arguments.indices {
      // The same claim made twice turns out the same way.
      guard case .choice(let other, let same, let otherYes, let otherNo) = arguments[index], other == subject,
        same == claim
      else { continue }
      whenTrue[index] = otherYes
      whenFalse[index] = otherNo
    }
    whenTrue[place] = yes
    whenFalse[place] = no
    return flattened(subject, claim, apply(&self, whenTrue), apply(&self, whenFalse))
  }

  /// What a node comes to whose meaning is not looked into: the outcome of the claim in it, if it holds just one.
  mutating func fallback(_ index: Int) -> Term {
    var found: [(node: Int, term: Term)] = []
    var open: String?
    collect(below: index, &found, &open)
    guard let (_, term) = found.first, case .choice(let subject, let claim, _, _) = term else {
      return open.map { .open($0) } ?? .effect(Effect(label: tree.sql(of: index, isFolded: true)))
    }
    var (whenTrue, whenFalse): ([Int: (length: Int, text: String)], [Int: (length: Int, text: String)]) = (
      [:], [:]
    )
    var (delayTrue, delayFalse): (Double?, Double?)
    for (node, term) in found {
      guard case .choice(let other, let same, let yes, let no) = term, other == subject, same == claim else {
        return .open("several questions in one")
      }
      let range = tree.nodes[node].tokens
      whenTrue[range.lowerBound] = (range.count, label(of: yes))
      whenFalse[range.lowerBound] = (range.count, label(of: no))
      delayTrue = delay(of: yes) ?? delayTrue
      delayFalse = delay(of: no) ?? delayFalse
    }
    return .choice(
      subject, claim,
      .effect(
        Effect(label: tree.sql(of: index, replacing: whenTrue, isFolded: true), delay: delayTrue)),
      .effect(
        Effect(label: tree.sql(of: index, replacing: whenFalse, isFolded: true), delay: delayFalse)))
  }

  /// The topmost choices below a node.
  private mutating func collect(
    below index: Int, _ found: inout [(node: Int, term: Term)], _ open: inout String?
  ) {
    for child in tree.children(of: index) {
      switch tree.nodes[child].kind {
      case .query, .select, .selectList, .from, .derivedTable, .orderBy, .orderItem, .groupBy, .limit,
        .statement,
        .join, .row, .procedure, .into, .fragment:
        collect(below: child, &found, &open)
      case .tableName, .star, .separator: continue
      default:
        switch term(child) {
        case .choice(let subject, let claim, let yes, let no):
          found.append((child, .choice(subject, claim, yes, no)))
        case .open(let reason): open = reason
        default: continue
        }
      }
    }
  }
}
