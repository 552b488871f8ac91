import Evidence
import Exposure
import Injection
import Reconstruction

/// Writes findings as one JSON object of the contract `tenmatsu.findings/1`, piece by piece.
///
///     try FindingsJSON(findings).write { bytes in try file.write(bytes) }
///
/// The order of keys and of elements is fixed, so that equal findings give equal bytes. Personal values are written in
/// full: whether they may appear is for the caller to decide. Card numbers are first six and last four digits.
public struct FindingsJSON {
  let findings: Findings

  public init(_ findings: Findings) { self.findings = findings }

  /// Hands the object's bytes to `sink` in pieces of some 64 KiB.
  ///
  /// - Complexity: O(*n*); holds no more than a piece.
  public func write<Failure: Error>(
    to sink: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var writer = JSONWriter<Failure>(sink: sink)
    try writer.object(.lines) { (json: inout JSONWriter<Failure>) throws(Failure) in
      try json.member("schema", "tenmatsu.findings/1")
      try json.tool(findings.tool)
      try json.evidence(findings)
      try json.attack(findings)
      try json.reconstruction(findings.reconstruction)
      try json.windows(findings.windows)
      try json.affected(findings.affected)
      try json.answers(findings.answers, evidence: findings.evidence)
    }
    try writer.finish()
  }
}

extension JSONWriter {
  fileprivate mutating func tool(_ tool: Tool) throws(Failure) {
    try object("tool", .lines) { (json: inout Self) throws(Failure) in
      try json.member("version", tool.version)
      try json.object("parameters") { (json: inout Self) throws(Failure) in
        for (name, value) in tool.parameters.sorted(by: { $0.key < $1.key }) {
          try json.member(name, value)
        }
      }
      try json.member("assumptions", tool.assumptions.map(English().assumption))
    }
  }

  fileprivate mutating func evidence(_ findings: Findings) throws(Failure) {
    try array("evidence", findings.evidence) { (json: inout Self, item: EvidenceItem) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.member("item", item.number)
        try json.member("path", item.path)
        try json.member("kind", item.kind.rawValue)
        try json.member("format", item.format)
        try json.member("sha256", verbatim: item.sha256)
        try json.member("bytes", item.bytes)
        try json.member("lines", item.lines)
        try json.member("unparsedLines", item.unparsedLines)
        try json.member("first", item.first?.iso8601)
        try json.member("last", item.last?.iso8601)
        try json.array("unparsedSamples", item.unparsedSamples, .inline) {
          (json: inout Self, line: Int) throws(Failure) in json.number(line)
        }
      }
    }
    try array("leftAside", findings.leftAside) { (json: inout Self, input: LeftAside) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.member("path", input.path)
        try json.member("reason", English().leftAside(input.reason))
      }
    }
    try array("gaps", findings.gaps) { (json: inout Self, gap: Gap) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.member("from", gap.from?.iso8601)
        try json.member("to", gap.to?.iso8601)
        try json.member("reason", English().gap(gap))
        try json.array("items", gap.items, .inline) {
          (json: inout Self, item: Int) throws(Failure) in json.number(item)
        }
      }
    }
  }

  fileprivate mutating func attack(_ findings: Findings) throws(Failure) {
    if let period = findings.period {
      try object("period") { (json: inout Self) throws(Failure) in
        try json.member("first", period.first.iso8601)
        try json.member("last", period.last.iso8601)
        try json.member("ongoing", period.isOngoing)
        try json.citations([period.firstLine, period.lastLine])
      }
    } else {
      try null("period")
    }
    try array("attackers", findings.attackers) { (json: inout Self, attacker: Attacker) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.member("client", attacker.client)
        try json.member("actor", attacker.actor)
        try json.member("requests", attacker.requests)
        try json.member("first", attacker.first.iso8601)
        try json.member("last", attacker.last.iso8601)
        try json.member("userAgents", attacker.userAgents)
        try json.member("otherRequests", attacker.otherRequests)
        try json.member("obtainedSomething", attacker.obtainedSomething)
        try json.citations(attacker.evidence)
        try json.array("injectionPoints", attacker.points, .inline) {
          (json: inout Self, point: InjectionPoint) throws(Failure) in
          try json.object { (json: inout Self) throws(Failure) in try json.place(point) }
        }
        try json.array("otherTargets", attacker.otherTargets) {
          (json: inout Self, target: OtherTarget) throws(Failure) in
          try json.object { (json: inout Self) throws(Failure) in try json.target(target) }
        }
      }
    }
  }

  fileprivate mutating func windows(_ windows: [Window]) throws(Failure) {
    try array("windows", windows) { (json: inout Self, window: Window) throws(Failure) in
      try json.object { (json: inout Self) throws(Failure) in
        try json.member("kind", window.kind.rawValue)
        try json.member("from", window.from.iso8601)
        try json.member("to", window.to.iso8601)
        try json.member("days", window.days)
        try json.member("set", window.set)
        try json.member("precision", window.precision.rawValue)
      }
    }
  }

  // MARK: Shared by the parts

  mutating func citations(_ lines: some Sequence<EvidenceLine>) throws(Failure) {
    try member("evidence", Citation.compacting(lines).map(\.description))
  }

  /// The members that name an injection point.
  mutating func place(_ point: InjectionPoint) throws(Failure) {
    try member("host", point.host)
    try member("method", point.method)
    try member("path", point.path)
    try member("parameter", point.parameter)
    try member("place", point.place.rawValue)
  }

  mutating func target(_ target: OtherTarget) throws(Failure) {
    try member("method", target.method)
    try member("path", target.path)
    try member("requests", target.requests)
    try member("lastStatus", target.lastStatus)
    try member("first", target.first.iso8601)
    try member("last", target.last.iso8601)
    try citations([target.line])
  }

  mutating func tally(_ name: String, _ tally: Tally, hasMaximum: Bool = false) throws(Failure) {
    try object(name) { (json: inout Self) throws(Failure) in
      try json.member("proven", tally.proven)
      try json.member("probable", tally.probable)
      try json.member("possible", tally.possible)
      if hasMaximum { try json.member("maximum", tally.maximum) }
    }
  }
}
