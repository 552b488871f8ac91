import Investigation
import Reconstruction
import TestSupport
import Testing

/// Logs of which lines are lost: less is known then, but nothing is known wrongly.
@Suite("Damaged logs")
struct DamageTests {
  struct Damage: Sendable, CustomTestStringConvertible {
    let recording: Recording
    /// Lost lines of a hundred.
    let percent: Int
    let seed: UInt64

    var testDescription: String { "\(recording), \(percent) % lost, seed \(seed)" }
  }

  static let damages = ["mariadb-apache-boolean", "old17-mariadb-boolean"].flatMap { scenario in
    [true, false].flatMap { hasDump in
      [1, 10, 50].flatMap { percent in
        (UInt64(1)...3).map { seed in
          // The two formats take turns.
          let log = Recording.Log.allCases[Int(seed) % 2]
          return Damage(
            recording: Recording(scenario: scenario, log: log, hasDump: hasDump), percent: percent, seed: seed
          )
        }
      }
    }
  }

  @Test("What is said to be proven or probable is true, whatever lines are lost", arguments: damages)
  func lostLines(_ damage: Damage) throws {
    var random = SplitMix(state: damage.seed)
    let folder = try TemporaryFolder()
    for file in try damage.recording.evidence() {
      var bytes = file.bytes
      if file.name.hasSuffix(".log") {
        let lines = bytes.split(separator: 0x0A).filter { _ in
          Int.random(in: 0..<100, using: &random) >= damage.percent
        }
        bytes = Array(lines.joined(separator: [0x0A])) + [0x0A]
      }
      try folder.write(bytes, as: file.name)
    }
    let findings = try Investigation(Investigation.Options()).run([folder.path])
    let truth = try damage.recording.truth()
    for table in findings.reconstruction.obtained {
      for row in table.rows {
        #expect(truth.holds(row, of: table), "\(table.table) \(table.columns): \(row.values)")
      }
    }
  }
}

extension Truth {
  /// Whether a row was obtained as it is told: its known values, and the known characters of the others.
  fileprivate func holds(_ row: ObtainedRow, of table: ObtainedTable) -> Bool {
    let names = table.columns.map(TableKey.plain)
    return obtained.contains { real in
      guard TableKey.plain(real.table) == TableKey.plain(table.table) else { return false }
      let realNames = real.columns.map(TableKey.plain)
      return real.rows.contains { values in
        zip(names, zip(row.values, row.cells)).allSatisfy { name, told in
          let (value, cell) = told
          guard cell.grade >= .probable else { return true }
          guard let column = realNames.firstIndex(of: name) else { return false }
          let (own, told) = (Blank.normalised(values[column]), Blank.normalised(value))
          return cell.isComplete ? own == told : Truth.fits(told, own)
        }
      }
    }
  }

  /// Whether the known characters of a text stand where they stand in the true one.
  private static func fits(_ told: String, _ own: String) -> Bool {
    let (told, own) = (Array(told.unicodeScalars), Array(own.unicodeScalars))
    return told.indices.allSatisfy { place in
      told[place] == "\u{FFFD}" || place < own.count && own[place] == told[place]
    }
  }
}
