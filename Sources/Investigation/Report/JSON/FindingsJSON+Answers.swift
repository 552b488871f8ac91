import Injection
import Reconstruction

extension JSONWriter {
  /// `answers`: the incident lead's questions in machine form.
  mutating func answers(_ answers: Answers, evidence: [EvidenceItem]) throws(Failure) {
    try object("answers", .lines) { (json: inout Self) throws(Failure) in
      try json.member("outcome", answers.outcome.rawValue)
      try json.tally("rows", answers.rows)
      try json.member("uncountedTables", answers.uncountedTables)
      try json.ongoing(answers.ongoing)
      try json.earlier(answers.earlier)
      try json.elsewhere(answers)
      try json.sameHole(answers.shared)
      try json.object("preserve") { (json: inout Self) throws(Failure) in
        // By number alone: hashes depend on compression, findings do not.
        try json.member("items", evidence.map { String($0.number) })
        try json.member("sources", answers.sources.map(\.rawValue))
      }
      try json.array("nextHour", answers.actions) {
        (json: inout Self, action: Answers.Action) throws(Failure) in
        try json.object { (json: inout Self) throws(Failure) in try json.action(action) }
      }
    }
  }

  private mutating func ongoing(_ answer: Answers.Ongoing?) throws(Failure) {
    guard let answer else { return try null("stillGoingOn") }
    try object("stillGoingOn") { (json: inout Self) throws(Failure) in
      try json.member("ongoing", answer.isOngoing)
      try json.member("last", answer.last.iso8601)
      try json.member("logEnd", answer.logEnd.iso8601)
      try json.member("secondsBeforeLogEnd", answer.secondsBeforeLogEnd)
    }
  }

  private mutating func earlier(_ answer: Answers.Earlier?) throws(Failure) {
    guard let answer else { return try null("begunEarlier") }
    try object("begunEarlier") { (json: inout Self) throws(Failure) in
      try json.member("logStart", answer.logStart.iso8601)
      try json.member("firstAttack", answer.firstAttack.iso8601)
      try json.member("secondsAfterLogStart", answer.secondsAfterLogStart)
      try json.member("likely", answer.isLikely)
    }
  }

  private mutating func elsewhere(_ answers: Answers) throws(Failure) {
    try object("elsewhere") { (json: inout Self) throws(Failure) in
      try json.member("known", answers.knowsElsewhere)
      try json.array("clients", answers.elsewhere) {
        (json: inout Self, client: Answers.Elsewhere) throws(Failure) in
        try json.object { (json: inout Self) throws(Failure) in
          try json.member("client", client.client)
          try json.member("requests", client.requests)
          try json.array("targets", client.targets) {
            (json: inout Self, entry: (target: OtherTarget, concerns: [Answers.Concern])) throws(Failure) in
            try json.object { (json: inout Self) throws(Failure) in
              try json.target(entry.target)
              try json.member("concerns", entry.concerns.map(\.rawValue))
            }
          }
        }
      }
    }
  }

  private mutating func sameHole(_ holes: [Answers.SharedHole]) throws(Failure) {
    try array("sameHole", holes) { (json: inout Self, hole: Answers.SharedHole) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.place(hole.point)
        try json.array("clients", hole.attackers, .inline) {
          (json: inout Self, user: (client: String, actor: Int, obtainedSomething: Bool)) throws(Failure) in
          try json.object { (json: inout Self) throws(Failure) in
            try json.member("client", user.client)
            try json.member("actor", user.actor)
            try json.member("obtainedSomething", user.obtainedSomething)
          }
        }
      }
    }
  }

  private mutating func action(_ action: Answers.Action) throws(Failure) {
    switch action {
    case .close(let points), .check(let points):
      if case .check = action { try member("action", "check") } else { try member("action", "close") }
      try array("injectionPoints", points, .inline) {
        (json: inout Self, point: InjectionPoint) throws(Failure) in
        try json.object { (json: inout Self) throws(Failure) in try json.place(point) }
      }
    case .block(let clients):
      try member("action", "block")
      try member("clients", clients)
    case .preserve: try member("action", "preserve")
    case .reviewRequests(let clients):
      try member("action", "reviewRequests")
      try member("clients", clients)
    case .revokeFilePrivilege: try member("action", "revokeFilePrivilege")
    case .rotateSecrets(let files, let columns):
      try member("action", "rotateSecrets")
      try member("files", files)
      try member("columns", columns)
    case .invalidatePasswords(let columns):
      try member("action", "invalidatePasswords")
      try member("columns", columns)
    case .callCardCompanies(let columns):
      try member("action", "callCardCompanies")
      try member("columns", columns)
    case .expectPhishing(let columns):
      try member("action", "expectPhishing")
      try member("columns", columns)
    case .prepareReport: try member("action", "prepareReport")
    case .lookWhereLogsAreBlind: try member("action", "lookWhereLogsAreBlind")
    }
  }
}
