import Foundation
import TestSupport

/// A folder with the evidence of one small recorded intrusion: `access.log` and `dump.sql`.
enum SmallCase {
  static func folder(dump: Bool = true) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(try log(), as: "access.log")
    if dump { try folder.write(try Fixture.bytes("recorded/mariadb-path/dump.sql.xz"), as: "dump.sql") }
    return folder
  }

  static func log() throws -> [UInt8] { try Fixture.bytes("recorded/mariadb-path/access.extended.log.xz") }
}
