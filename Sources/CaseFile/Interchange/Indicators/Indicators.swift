import Glibc
import Injection
public import Investigation
import Reconstruction

/// The indicators of an intrusion, in an order that depends on the findings alone.
public struct Indicators: Hashable, Sendable {
  public let list: [Indicator]
  /// User agents, targets and files that were left out because they hold an e-mail address, a card number or a payload;
  /// clients that are no IP address.
  public let leftOut: Int

  init(list: [Indicator], leftOut: Int) {
    self.list = list
    self.leftOut = leftOut
  }

  public init(_ findings: Findings) {
    var gatherer = Gatherer()
    for attacker in findings.attackers { gatherer.add(attacker) }
    gatherer.addTargets(findings)
    gatherer.addFiles(findings)
    list = gatherer.list
    leftOut = gatherer.leftOut
  }
}

extension Indicator.Address {
  /// Nil for a name, a socket or anything else that is no address.
  public init?(_ text: String) {
    var room = in6_addr()
    if unsafe inet_pton(AF_INET, text, &room) == 1 {
      self = .ipv4(text)
    } else if unsafe inet_pton(AF_INET6, text, &room) == 1 {
      self = .ipv6(text.lowercased())
    } else {
      return nil
    }
  }
}

private struct Gatherer {
  private(set) var leftOut = 0
  private var addresses: [Indicator] = []
  private var agents: [String: [Attacker]] = [:]
  private var others: [Indicator] = []

  /// Longer ones are no program's name.
  private static let longestAgent = 512

  var list: [Indicator] {
    addresses
      + agents.sorted { $0.key < $1.key }.map { agent, attackers in
        indicator(
          .userAgent(agent), attackers, requests: nil,
          hasObtained: attackers.contains(where: \.obtainedSomething))
      } + others
  }

  mutating func add(_ attacker: Attacker) {
    guard let address = Indicator.Address(attacker.client) else {
      leftOut += 1
      return
    }
    addresses.append(
      Indicator(
        subject: .address(address), addresses: [], first: attacker.first.seconds,
        last: attacker.last.seconds, requests: attacker.requests, hasObtained: attacker.obtainedSomething))
    // Who injects through a header may do so through this one: what it holds is then a payload.
    let injectsHeaders = attacker.points.contains { $0.place == .header }
    for agent in attacker.userAgents {
      if injectsHeaders || agent.utf8.count > Gatherer.longestAgent || isPersonal(agent) {
        leftOut += 1
      } else {
        agents[agent, default: []].append(attacker)
      }
    }
  }

  mutating func addTargets(_ findings: Findings) {
    for result in findings.reconstruction.points.sorted(by: { $0.point < $1.point }) {
      let point = result.point
      let attackers = findings.attackers.filter { $0.points.contains(point) }
      guard !attackers.isEmpty, ![point.path, point.parameter, point.host ?? ""].contains(where: isPersonal)
      else {
        leftOut += 1
        continue
      }
      let target = Indicator.Target(
        host: point.host, method: point.method, path: point.path, place: point.place.rawValue,
        parameter: point.parameter)
      others.append(
        indicator(.target(target), attackers, requests: result.attempts, hasObtained: result.succeeded))
    }
  }

  mutating func addFiles(_ findings: Findings) {
    let read = Dictionary(grouping: findings.reconstruction.files.filter { $0.bytes > 0 }, by: \.path)
    for (path, reads) in read.sorted(by: { $0.key < $1.key }) {
      guard !isPersonal(path), let first = reads.map(\.at).min(), let last = reads.map(\.at).max() else {
        leftOut += 1
        continue
      }
      others.append(
        Indicator(
          subject: .file(path), addresses: [], first: first.seconds, last: last.seconds,
          requests: Set(reads.flatMap(\.evidence)).count, hasObtained: true))
    }
  }

  private func indicator(
    _ subject: Indicator.Subject, _ attackers: [Attacker], requests: Int?, hasObtained: Bool
  ) -> Indicator {
    Indicator(
      subject: subject,
      addresses: attackers.compactMap { Indicator.Address($0.client) }.sorted { $0.text < $1.text },
      first: attackers.map(\.first.seconds).min() ?? 0, last: attackers.map(\.last.seconds).max() ?? 0,
      requests: requests, hasObtained: hasObtained)
  }

  private func isPersonal(_ text: String) -> Bool { Masking.maskedInText(text) != text }
}
