import Injection
import Reconstruction

extension English {
  func headline(_ facts: HeadlineFacts) -> [String] {
    let through = facts.holes.first.map { first in
      facts.holes.count > 1
        ? " through \(first), and \(Self.count(facts.holes.count - 1, "more place"))" : " through \(first)"
    }
    let tables = facts.tables > 0 ? Self.count(facts.tables, "table") : nil
    let files = facts.files > 0 ? Self.count(facts.files, "file") : nil
    let bound = max(facts.atMost ?? 0, facts.tally.maximum)
    var sentences: [String]
    switch facts.outcome {
    case .dataTaken:
      let grades = facts.tally.maximum > 0 ? " (\(tally(facts.tally)))" : ""
      let what = [tables.map { rows(facts.tally.maximum) + " of \($0)" + grades }, files].compactMap { $0 }
      sentences = ["An intruder read \(what.joined(separator: " and "))\(through ?? "")."]
      if bound > facts.tally.maximum {
        sentences.append("By the size of the responses it may be up to \(rows(bound)).")
      }
    case .dataPossible:
      let number = facts.uncounted.isEmpty ? "up to \(rows(bound))" : "rows"
      let what = [tables.map { "\(number) of \($0)" }, files].compactMap { $0 }
      sentences = [
        "An intruder may have read \(what.joined(separator: " and "))\(through ?? ""): "
          + "this was asked for, and nothing shows that it was refused."
      ]
    case .structureOnly:
      sentences = [
        "Nothing shows that rows or files were taken. But an intruder learnt names or single values from the "
          + "database\(through ?? "")."
      ]
    case .holeWorks:
      sentences = ["Injected SQL was executed\(through ?? ""), but nothing shows that it let content out."]
    case .attemptsOnly:
      sentences = [
        "SQL injection was tried\(through ?? ""), with \(requests(facts.requests)). "
          + "Nothing shows that anything was let out."
      ]
    case .noAttack:
      sentences = [
        "No SQL injection was found in \(lines(facts.logLines)) of \(Self.count(facts.logs, "access log"))"
          + "\(facts.logSpan.map { ", " + $0 } ?? "")."
      ]
    case .noLogs:
      sentences = ["No access log was among the evidence, so nothing can be said about an attack."]
    }
    if !facts.uncounted.isEmpty {
      sentences.append(
        "How many rows of \(list(facts.uncounted, limit: 5)) is not known: all of them may be gone.")
    }
    if let when = facts.when {
      sentences.append(
        facts.outcome == .dataPossible ? "If so, it went out \(when)." : "Data went out \(when).")
    }
    if [.noAttack, .attemptsOnly].contains(facts.outcome), facts.unparsed + facts.gaps > 0 {
      sentences.append(incomplete(unparsed: facts.unparsed, gaps: facts.gaps))
    }
    if facts.unresolved > 0 {
      sentences.append("\(unresolved(facts.unresolved)) The maximum may be higher.")
    }
    return sentences
  }

  func columnsOfNote(_ hints: [DataHint]) -> String {
    "By their names, the columns held \(list(hints.map(hint)))."
  }

  func stillGoingOnAtEnd() -> String { "THE ATTACK IS STILL GOING ON where the logs end." }
  func incomplete(unparsed: Int, gaps: Int) -> String {
    let parts = [
      unparsed > 0 ? "\(lines(unparsed)) could not be read" : nil,
      gaps > 0 ? "the evidence has \(Self.count(gaps, "gap"))" : nil,
    ].compactMap { $0 }
    return "But \(parts.joined(separator: " and ")): see below."
  }

  func firstSteps(section: Int) -> String { "What to do in the next hour: at the end of section \(section)." }
  func citationLegend() -> String { "[1:4711] points to evidence item 1, line 4711." }

  func attackerFacts(requests: Int, other: Int?, haul: Haul) -> String {
    let rest = other.map { Self.count($0, "other request") } ?? "other requests not known"
    return
      "\(Self.count(requests, "attack request")), \(rest), \(self.haul(haul))"
  }

  func pointFacts(_ result: PointResult) -> String {
    var facts = [
      result.succeeded
        ? "LETS DATA OUT" : result.hasOpenQuestions ? "some questions not worked out" : "let nothing out",
      Self.count(result.attempts, "attempt"),
    ]
    if !result.techniques.isEmpty { facts.append("techniques: \(list(result.techniques.map(\.rawValue)))") }
    if let product = result.product { facts.append("database: \(product)") }
    return facts.joined(separator: "; ")
  }

  func sizeModel(_ words: String, explained: Int, samples: Int) -> String {
    "response size = \(words): explains \(explained.grouped) of \(Self.count(samples, "known delivery", plural: "known deliveries"))"
  }

  func atMost(_ rows: Int) -> String { "by bytes up to \(self.rows(rows))" }

  func uncounted() -> String { "not known how many rows were read: all of them may be gone" }

  func byteComparison(predicted: Int?, observed: Int?) -> String {
    switch (predicted, observed) {
    case (let predicted?, let observed?) where predicted == observed:
      "\(bytes(observed)) in the log, exactly as the content predicts"
    case (let predicted?, let observed?):
      "\(bytes(observed)) in the log, \(predicted.grouped) predicted: \(abs(observed - predicted).grouped) "
        + (observed > predicted ? "too many" : "too few")
    case (let predicted?, nil): "\(bytes(predicted)) predicted; the log names none"
    case (nil, let observed?): "\(bytes(observed)) in the log; none could be predicted"
    case (nil, nil): "not known"
    }
  }

  func samples(shown: Int, of total: Int, revealed: Bool) -> String {
    "\(shown.grouped) of \(total.grouped)" + (revealed ? "" : ", masked (--reveal shows them)")
  }

  func noTables() -> String { "Nothing shows that rows of a table were taken." }
  func fileTriedInVain() -> String { "tried, nothing came" }
}
