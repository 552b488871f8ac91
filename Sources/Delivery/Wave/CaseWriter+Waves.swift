public import CaseFile
import Foundation

extension CaseWriter {
  /// Freezes a wave.
  ///
  /// - Returns: its number.
  public func prepare(_ wave: Wave, notice: String, reason: String?) throws(CaseError) -> Int {
    let number = state.waves.count + 1
    var step = WaveEntered(.prepared, wave: number, counts: wave.counts)
    step.run = wave.run
    step.notice = notice
    let bytes: [UInt8]
    do { bytes = try wave.bytes() } catch {
      throw CaseError(.badInput, "The letters of the wave cannot be kept", remedy: "Look at their texts")
    }
    try enter(step, content: bytes, reason: reason)
    return number
  }

  /// Enters what the journal has and the ledger has not.
  ///
  /// - Parameter standing: of the wave, for its counts.
  public func enter(_ journal: Journal, of wave: Int, _ standing: WaveStanding, reason: String? = nil)
    throws(CaseError)
  {
    let events = journal.unentered
    let text = events.map { $0.text + "\n" }.joined()
    var counts = standing.counts
    // What is on its way is told of when it is there.
    counts["begun"] = nil
    try enter(WaveEntered(.attempted, wave: wave, counts: counts), content: Array(text.utf8), reason: reason)
    journal.entered(events.count)
  }

  /// Enters what somebody decided of messages.
  public func decide(_ recipients: [Int], _ decision: WaveStanding.Decision, of wave: Int, reason: String?)
    throws(CaseError)
  {
    let text = recipients.map { DecidedLine(recipient: $0, decision: decision).text }.joined()
    try enter(
      WaveEntered(.decided, wave: wave, counts: [decision.rawValue: recipients.count]),
      content: Array(text.utf8),
      reason: reason)
  }

  /// Enters that people were given to somebody else to tell.
  public func handOver(_ people: [Int], _ what: Handover, of wave: Int, reason: String?) throws(CaseError) {
    let text = what.rawValue + "\n" + people.map { "\($0)\n" }.joined()
    try enter(
      WaveEntered(.handedOver, wave: wave, counts: [what.rawValue: people.count]), content: Array(text.utf8),
      reason: reason)
  }

  /// Enters bounces that were read.
  public func enter(_ bounces: [BounceRecord], of wave: Int, reason: String?) throws(CaseError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var content: [UInt8] = []
    var counts: [String: Int] = [:]
    for bounce in bounces {
      counts[bounce.kind, default: 0] += 1
      guard let line = try? encoder.encode(bounce) else { continue }
      content += line
      content.append(0x0A)
    }
    try enter(WaveEntered(.bounced, wave: wave, counts: counts), content: content, reason: reason)
  }
}
