import Injection
import Reconstruction

extension Findings {
  /// The answers to the incident lead's questions.
  public var answers: Answers {
    let logs = evidence.filter { $0.kind == .accessLog }
    let logStart = logs.compactMap(\.first).min()
    let logEnd = logs.compactMap(\.last).max()
    return Answers(
      outcome: outcome,
      rows: tally,
      uncountedTables: takenTables.filter(\.isUncounted).map(\.name),
      ongoing: period.map {
        Answers.Ongoing(isOngoing: $0.isOngoing, last: $0.last, logEnd: max(logEnd ?? $0.last, $0.last))
      },
      earlier: period.map {
        Answers.Earlier(logStart: min(logStart ?? $0.first, $0.first), firstAttack: $0.first)
      },
      elsewhere: attackers.compactMap { attacker in
        guard let requests = attacker.otherRequests, requests > 0 else { return nil }
        return Answers.Elsewhere(
          client: attacker.client,
          requests: requests,
          targets: attacker.otherTargets.map { ($0, $0.concerns) }.filter { !$0.1.isEmpty })
      },
      knowsElsewhere: attackers.allSatisfy { $0.otherRequests != nil },
      shared: sharedHoles,
      sources: Answers.Source.allCases.filter { source in
        source != .databaseDump || !evidence.contains { $0.kind == .databaseDump }
      },
      actions: actions)
  }

  /// Holes that more than one actor tried, or one actor from several addresses.
  private var sharedHoles: [Answers.SharedHole] {
    Set(attackers.flatMap(\.points)).sorted().compactMap { point in
      let users = attackers.filter { $0.points.contains(point) }
      guard users.count > 1 else { return nil }
      return Answers.SharedHole(
        point: point, attackers: users.map { ($0.client, $0.actor, $0.fruitfulPoints.contains(point)) })
    }
  }

  /// Holes to close: those that let something out; where none did, those that were tried.
  var holes: [InjectionPoint] {
    let worked = reconstruction.points.filter(\.succeeded)
    return (worked.isEmpty ? reconstruction.points : worked).map(\.point).sorted()
  }

  private var actions: [Answers.Action] {
    guard outcome != .noAttack, outcome != .noLogs else { return [.lookWhereLogsAreBlind] }
    let hints = hintedColumns
    let files = reconstruction.files.filter(\.letSomethingOut).map(\.path)
    var actions: [Answers.Action] = []
    if !holes.isEmpty { actions.append(outcome == .attemptsOnly ? .check(holes) : .close(holes)) }
    if !attackers.isEmpty { actions.append(.block(attackers.map(\.client))) }
    actions.append(.preserve)
    let active = attackers.filter { ($0.otherRequests ?? 1) > 0 }
    if !active.isEmpty { actions.append(.reviewRequests(clients: active.map(\.client))) }
    if !files.isEmpty { actions.append(.revokeFilePrivilege) }
    if outcome != .attemptsOnly {
      actions.append(.rotateSecrets(files: files, columns: hints[.secret] ?? []))
    }
    if let columns = hints[.password] { actions.append(.invalidatePasswords(columns: columns)) }
    if let columns = hints[.card] { actions.append(.callCardCompanies(columns: columns)) }
    if let columns = hints[.mail] { actions.append(.expectPhishing(columns: columns)) }
    if outcome == .dataTaken || outcome == .dataPossible { actions.append(.prepareReport) }
    return actions
  }
}

extension OtherTarget {
  /// Why this deserves a look; empty where nothing stands out.
  var concerns: [Answers.Concern] {
    let words = path.lowercased()
    func names(_ parts: String...) -> Bool { parts.contains(where: words.contains) }
    return Answers.Concern.allCases.filter { concern in
      switch concern {
      case .sends: !["GET", "HEAD", "OPTIONS"].contains(method)
      case .login: names("login", "signin", "sign-in", "logon", "auth", "session", "password")
      case .admin:
        names("admin", "manage", "console", "phpmyadmin", "wp-", "dashboard", "actuator", ".env", ".git")
      case .upload: names("upload", "import", "attach", "media", "shell", "cmd")
      }
    }
  }
}
