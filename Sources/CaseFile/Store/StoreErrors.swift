import Foundation
import GRDB

/// Puts what SQLite and the file system say into the words of a case's errors.
enum StoreErrors {
  /// - Parameter path: of the file that `body` works on.
  static func translated<Value>(_ path: String, _ body: () throws -> Value) throws(CaseError) -> Value {
    do { return try body() } catch let error as CaseError { throw error } catch let error as DatabaseError {
      throw caseError(error, path)
    } catch is RowDecodingError {
      throw damaged(path, "something else stands where a case has bytes or numbers")
    } catch {
      throw CaseError(
        .cannotWrite, "\(path): \(error.localizedDescription)", remedy: "Look at the disk, then try again")
    }
  }

  private static func damaged(_ path: String, _ why: String) -> CaseError {
    CaseError(
      .damaged, "\(path) is damaged (\(why))", remedy: "Go back to an archive or a backup of the case")
  }

  private static func caseError(_ error: DatabaseError, _ path: String) -> CaseError {
    switch error.resultCode {
    case .SQLITE_FULL:
      CaseError(
        .cannotWrite, "The disk is full: \(path) could not be written",
        remedy: "The case is as it was. Make room, then repeat the command")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      CaseError(
        .cannotWrite, "\(path) cannot be written to",
        remedy: "Ask for the right to write there, or work on a copy: tenmatsu export, then import")
    case .SQLITE_CANTOPEN:
      CaseError(
        .cannotWrite, "\(path) cannot be opened", remedy: "Look at its rights and those of its folder")
    case .SQLITE_IOERR:
      CaseError(
        .cannotWrite, "The disk fails at \(path) (\(error.extendedResultCode))",
        remedy: "The case is as it was. Look at the disk, then repeat the command")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      CaseError(.held, "\(path) is held by another program", remedy: "Wait until it has ended")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH:
      damaged(path, error.message ?? "SQLite \(error.resultCode)")
    default:
      CaseError(
        .cannotWrite, "\(path): \(error.message ?? "SQLite \(error.resultCode)")", remedy: "Try again")
    }
  }
}
