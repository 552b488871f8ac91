import Foundation

/// Where mails lie: a maildir (folders `new` and `cur`), or one file with many mails (mbox, RFC 4155).
public struct MailFolder: Sendable {
  private let path: String
  private let files: [String]?

  /// - Throws: `MailError` where there is neither.
  public init(_ path: String) throws(MailError) {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw MailError(.cannotRead, "There is no mailbox at \(path)", remedy: "Name a maildir or an mbox file")
    }
    self.path = path
    guard isFolder.boolValue else {
      files = nil
      return
    }
    var found: [String] = []
    var isMaildir = false
    for part in ["new", "cur"] {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path + "/" + part) else {
        continue
      }
      isMaildir = true
      found += names.filter { !$0.hasPrefix(".") }.sorted().map { part + "/" + $0 }
    }
    guard isMaildir else {
      throw MailError(
        .cannotRead, "\(path) is no maildir: it has neither new nor cur",
        remedy: "Name a maildir or an mbox file")
    }
    files = found
  }

  /// Hands over every mail, and where it stands. Of a mail larger than any bounce only the beginning is read.
  ///
  /// - Throws: `MailError` where a file cannot be read.
  public func forEach(_ body: (_ mail: [UInt8], _ source: String) throws -> Void) throws {
    guard let files else { return try forEachInFile(body) }
    for file in files {
      // A mail that another program has moved meanwhile stands under another name, and is read next time.
      guard let handle = FileHandle(forReadingAtPath: path + "/" + file) else {
        guard FileManager.default.fileExists(atPath: path + "/" + file) else { continue }
        throw MailError(.cannotRead, "\(path)/\(file) cannot be read", remedy: "Look at its rights")
      }
      defer { try? handle.close() }
      do {
        let bytes = try handle.read(upToCount: BounceReader.largestMail) ?? Data()
        try body(Array(bytes), file)
      } catch let error as CocoaError { throw cannotRead(error) }
    }
  }

  private func forEachInFile(_ body: (_ mail: [UInt8], _ source: String) throws -> Void) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw MailError(.cannotRead, "\(path) cannot be read", remedy: "Look at its rights")
    }
    defer { try? handle.close() }
    var splitter = MailboxSplitter(largest: BounceReader.largestMail)
    var number = 0
    func hand(_ mail: [UInt8]) throws {
      number += 1
      try body(mail, "mail \(number)")
    }
    while true {
      let piece: Data?
      do { piece = try handle.read(upToCount: 1 << 18) } catch { throw cannotRead(error) }
      guard let piece, !piece.isEmpty else { break }
      try splitter.add(piece, hand)
    }
    try splitter.finish(hand)
  }

  private func cannotRead(_ error: any Error) -> MailError {
    MailError(
      .cannotRead, "\(path) cannot be read: \(error.localizedDescription)", remedy: "Look at the disk")
  }
}

/// Takes a mailbox file apart: a mail begins with a line `From …` at the file's beginning or after an empty line.
struct MailboxSplitter {
  private let largest: Int
  private var mail: [UInt8] = []
  private var line: [UInt8] = []
  private var isAfterEmptyLine = true
  private var hasBegun = false

  init(largest: Int) { self.largest = largest }

  mutating func add(_ bytes: some Sequence<UInt8>, _ body: ([UInt8]) throws -> Void) rethrows {
    for byte in bytes {
      // A line beyond what a mail may have is cut: what is looked for stands in short ones.
      if line.count < largest { line.append(byte) }
      if byte == 0x0A { try endLine(body) }
    }
  }

  mutating func finish(_ body: ([UInt8]) throws -> Void) rethrows {
    if !line.isEmpty { try endLine(body) }
    if hasBegun { try body(mail) }
  }

  private mutating func endLine(_ body: ([UInt8]) throws -> Void) rethrows {
    defer { line.removeAll(keepingCapacity: true) }
    if isAfterEmptyLine, line.starts(with: "From ".utf8) {
      if hasBegun { try body(mail) }
      hasBegun = true
      mail.removeAll(keepingCapacity: true)
    } else if mail.count + line.count <= largest {
      // What stands before the first such line is a mail too, if a broken one: nothing is left out.
      hasBegun = hasBegun || line.contains { $0 > 0x20 }
      mail += line
    }
    isAfterEmptyLine = line.allSatisfy { $0 == 0x0A || $0 == 0x0D }
  }
}
