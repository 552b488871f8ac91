import AccessLog
import Evidence
import Injection
import Reconstruction

/// Puts together what the scans found: attackers, period, gaps, and what was obtained.
struct Assembly {
  let numbered: Numbering
  let options: Investigation.Options

  func fill(_ findings: inout Findings) {
    findings.evidence = numbered.items.map(\.item)
    let list = AttackList(numbered.logs.map { ($0.item.number, $0.scan.attacks) })
    nameCopies(&findings)
    for overlap in list.overlaps {
      findings.tool.assumptions.append(.overlappingItems(overlap.items, requests: overlap.requests))
    }
    for log in numbered.logs {
      for words in log.format?.assumptions ?? [] {
        findings.tool.assumptions.append(.logFormat(item: log.item.number, words))
      }
    }
    findings.gaps = gaps()
    let database = database(&findings)
    let zone = databaseZone(list.attacks, hasDump: !database.isEmpty, &findings)
    let (activity, unread) = Surroundings(numbered: numbered, options: options).look(around: list.attacks)
    for item in unread { findings.tool.assumptions.append(.standardInputReadOnce(item: item)) }
    var reconstructor = Reconstructor(
      database: database, utcOffset: zone, ordinaryPages: activity.pages, ordinaryAnswers: activity.answers)
    reconstructor.keepsReasons = options.keepsReasons
    findings.reconstruction = reconstructor.reconstruct(list.attacks)
    findings.attackers = attackers(list.attacks, findings.reconstruction)
    findings.period = period(list.attacks, findings.attackers)
    for index in findings.attackers.indices {
      add(activity, isComplete: unread.isEmpty, to: &findings.attackers[index])
    }
  }

  /// Items left aside as copies are named by the number of the item that was kept.
  private func nameCopies(_ findings: inout Findings) {
    var copies: [Int: [String]] = [:]
    for index in findings.leftAside.indices {
      guard case .sameTraffic(let place) = findings.leftAside[index].reason else { continue }
      let number = numbered.numbers[-1 - place]
      findings.leftAside[index].reason = .sameTraffic(item: number)
      copies[number, default: []].append(findings.leftAside[index].path)
    }
    for (number, paths) in copies.sorted(by: { $0.key < $1.key }) {
      findings.tool.assumptions.append(.sameTraffic(kept: number, others: paths.sorted()))
    }
    findings.leftAside.sort { ($0.path, "\($0.reason)") < ($1.path, "\($1.reason)") }
  }

  // MARK: - Time

  private func database(_ findings: inout Findings) -> Database {
    var database = Database()
    for item in numbered.dumps {
      guard let dump = item.dump else { continue }
      database.add(dump, item: item.item.number)
      findings.tool.assumptions.append(.dumpTakenBack(item: item.item.number))
    }
    if numbered.logs.contains(where: \.scan.hasUnzonedTimes) {
      findings.tool.assumptions.append(.logsWithoutZone(options.timeZone?.name ?? Zone.utc.name))
    }
    return database
  }

  /// The zone of the database's local times: as told, else the one that the logs are written in.
  private func databaseZone(_ attacks: [AttackRequest], hasDump: Bool, _ findings: inout Findings) -> Int {
    let logged = attacks.first?.utcOffset ?? 0
    let offset =
      attacks.first.flatMap { attack in options.timeZone.map { $0.offset(at: attack.time) } } ?? logged
    if hasDump {
      findings.tool.assumptions.append(.databaseTimes(options.timeZone?.name ?? Zone.written(logged)))
    }
    return offset
  }

  /// The intruders' period: where somebody obtained something, scanners that merely passed by do not stretch it.
  private func period(_ all: [AttackRequest], _ attackers: [Attacker]) -> Period? {
    let successful = Set(attackers.filter(\.obtainedSomething).map(\.actor))
    let intruders = Set(
      attackers.filter { successful.isEmpty || successful.contains($0.actor) }.map(\.client))
    let attacks = all.filter { intruders.contains($0.client) }
    guard let first = attacks.first, let last = attacks.last else { return nil }
    let end = numbered.logs.compactMap(\.scan.last).max()?.seconds ?? last.time
    // The attack goes on if the silence since its last request is not longer than its own pauses were.
    var pause: Int64 = 1
    for (earlier, later) in zip(attacks, attacks.dropFirst()) {
      pause = max(pause, later.time - earlier.time)
    }
    var period = Period(
      first: Moment(seconds: first.time, utcOffset: first.utcOffset),
      last: Moment(seconds: last.time, utcOffset: last.utcOffset),
      firstLine: EvidenceLine(item: first.item, line: first.line),
      lastLine: EvidenceLine(item: last.item, line: last.line),
      isOngoing: end - last.time <= pause)
    period.longestPause = pause
    return period
  }

  /// Damaged stretches, and silences that stick out: at least an hour, and six times as long as those usual here.
  private func gaps() -> [Gap] {
    var gaps: [Gap] = []
    for item in numbered.items {
      for damage in item.damage {
        gaps.append(
          Gap(from: item.item.last, to: nil, reason: .damaged(damage.description), items: [item.item.number]))
      }
    }
    let silences = Silences(numbered.logs).standingOut
    gaps += silences.map { Gap(from: $0.silence.from, to: $0.silence.to, reason: .silence, items: $0.items) }
    return gaps
  }

  // MARK: - Attackers

  private func attackers(_ attacks: [AttackRequest], _ reconstruction: Reconstruction) -> [Attacker] {
    let open = Set(reconstruction.points.filter(\.succeeded).map(\.point))
    let fruitful = Set(
      reconstruction.obtained.flatMap(\.evidence)
        + reconstruction.files.filter { $0.bytes > 0 }.flatMap(\.evidence)
        + reconstruction.scalars.flatMap(\.evidence) + reconstruction.enumerated.questions.flatMap(\.evidence)
    )
    var byClient: [String: Attacker] = [:]
    for attack in attacks {
      let moment = Moment(seconds: attack.time, utcOffset: attack.utcOffset)
      var attacker =
        byClient[attack.client]
        ?? Attacker(
          client: attack.client, actor: 0, requests: 0, first: moment, last: moment, userAgents: [],
          otherRequests: nil,
          points: [], obtainedSomething: false)
      attacker.requests += 1
      attacker.first = min(attacker.first, moment)
      attacker.last = max(attacker.last, moment)
      if !attack.userAgent.isEmpty, attacker.userAgents.count < 50,
        !attacker.userAgents.contains(attack.userAgent)
      {
        attacker.userAgents.append(attack.userAgent)
      }
      if !attacker.points.contains(attack.point) { attacker.points.append(attack.point) }
      let line = EvidenceLine(item: attack.item, line: attack.line)
      if open.contains(attack.point), fruitful.contains(line) {
        attacker.obtainedSomething = true
        attacker.fruitfulPoints.insert(attack.point)
      }
      // The attacks come in the order of their times: the first line stays, the last one is replaced.
      attacker.evidence = attacker.evidence.prefix(1) + [line]
      byClient[attack.client] = attacker
    }
    let sorted = byClient.values.sorted {
      ($0.obtainedSomething ? 0 : 1, -$0.requests, $0.client) < (
        $1.obtainedSomething ? 0 : 1, -$1.requests, $1.client
      )
    }
    let numbers = Actors(attacks).numbers(for: sorted.map(\.client))
    return sorted.map { attacker in
      var attacker = attacker
      attacker.actor = numbers[attacker.client] ?? 0
      attacker.userAgents.sort()
      attacker.points.sort()
      return attacker
    }
  }
}

extension Assembly {
  /// What else an attacker's address asked for; not known where a log could be read only once.
  private func add(_ activity: Surroundings.Activity, isComplete: Bool, to attacker: inout Attacker) {
    guard isComplete || activity.requests[attacker.client] != nil else { return }
    attacker.otherRequests = activity.requests[attacker.client] ?? 0
    let targets = activity.targets.filter { $0.key.client == attacker.client }.map(\.value)
    attacker.otherTargets = Array(
      targets.sorted { (-$0.requests, $0.path, $0.method) < (-$1.requests, $1.path, $1.method) }.prefix(20))
  }
}
