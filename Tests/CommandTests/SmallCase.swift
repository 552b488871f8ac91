import Foundation
import TestSupport

/// A folder with the evidence of one small recorded intrusion: `access.log` and `dump.sql`.
enum SmallCase: String {
  /// Rows delivered with UNION through a segment of the path.
  case path = "mariadb-path"
  /// Ten mail addresses asked for with questions of yes and no.
  case blind = "mariadb-apache-boolean"

  static func folder(dump: Bool = true, of scenario: SmallCase = .path) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(try log(of: scenario), as: "access.log")
    if dump {
      try folder.write(try Fixture.bytes("recorded/\(scenario.rawValue)/dump.sql.xz"), as: "dump.sql")
    }
    return folder
  }

  static func log(of scenario: SmallCase = .path) throws -> [UInt8] {
    try Fixture.bytes("recorded/\(scenario.rawValue)/access.extended.log.xz")
  }
}
