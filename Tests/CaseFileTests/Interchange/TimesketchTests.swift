import Foundation
import Testing

@testable import CaseFile

@Suite("Events for Timesketch")
struct TimesketchTests {
  private var events: [TimesketchEvent] {
    get throws {
      [
        try TimesketchEvent(
          message: "SQL injection, \"cat\"", microseconds: 1_482_464_100_000_000,
          timestampDescription: "Request received", fields: ["client": "203.0.113.241", "actor": "1"]),
        try TimesketchEvent(
          message: "=第一報\n受領", microseconds: 1_483_520_400_250_001, timestampDescription: "Learnt",
          fields: ["source": "決済代行会社", "note": "4111 1111 1111 1111"]),
        try TimesketchEvent(message: "Before time", microseconds: -1, timestampDescription: "Other"),
      ]
    }
  }

  @Test("as CSV are what was agreed")
  func csv() throws {
    let csv = try TimesketchCSV(fields: ["client", "actor", "source", "note"])
    try InterchangeSample.expect(
      try events.reduce(into: csv.head) { $0 += csv.line($1) }, toBe: "timesketch.csv")
  }

  @Test("as JSON lines are what was agreed")
  func jsonLines() throws {
    try InterchangeSample.expect(
      try events.flatMap { TimesketchJSONLines.line($0) }, toBe: "timesketch.jsonl")
  }

  @Test("hold no whole card number")
  func cards() throws {
    let csv = try TimesketchCSV(fields: ["note"])
    for event in try events {
      for bytes in [csv.line(event), TimesketchJSONLines.line(event)] {
        #expect(!String(decoding: bytes, as: UTF8.self).contains("1111 1111"))
      }
    }
  }

  @Test(
    "tell their time in UTC, to the microsecond, all in one form",
    arguments: [
      (0, "1970-01-01T00:00:00.000000+00:00"), (-1, "1969-12-31T23:59:59.999999+00:00"),
      (1_482_464_100_000_000, "2016-12-23T03:35:00.000000+00:00"),
      (4_102_444_799_000_009, "2099-12-31T23:59:59.000009+00:00"),
    ] as [(Int64, String)])
  func times(_ microseconds: Int64, _ text: String) throws {
    let event = try TimesketchEvent(message: "m", microseconds: microseconds, timestampDescription: "t")
    #expect(event.datetime == text)
  }

  @Test(
    "take no field whose name is Timesketch's own, or that its search cannot name",
    arguments: ["message", "datetime", "timestamp", "timestamp_desc", "_id", "", "a b", "1st", "時刻", "a.b"])
  func names(_ name: String) {
    #expect(throws: CaseError.self) {
      try TimesketchEvent(message: "m", microseconds: 0, timestampDescription: "t", fields: [name: "x"])
    }
    #expect(throws: CaseError.self) { try TimesketchCSV(fields: [name]) }
  }

  @Test("have each column once")
  func twice() { #expect(throws: CaseError.self) { try TimesketchCSV(fields: ["a", "a"]) } }
}
