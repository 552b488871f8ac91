import CArchive
import Glibc

/// What libarchive says when it fails.
struct ArchiveFailure: Error {
  /// In libarchive's words.
  let message: String
  /// The system's number, 0 where the archive itself is at fault.
  let number: Int32

  fileprivate init(_ archive: OpaquePointer) {
    message =
      unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? "no reason is given"
    number = unsafe archive_errno(archive)
  }

  fileprivate init(message: String) {
    self.message = message
    number = 0
  }
}

/// `AE_IFREG`, a plain file: a macro with a cast, which Swift does not import.
private let plainFile: mode_t = 0o100000

/// libarchive, writing a tar archive.
@safe
final class ArchiveOutput {
  private let archive: OpaquePointer

  /// - Parameter descriptor: an open file, which outlives this and stays open.
  init(descriptor: Int32) throws(ArchiveFailure) {
    guard let made = unsafe archive_write_new() else { throw ArchiveFailure(message: "no memory") }
    unsafe archive = made
    // "Restricted": the old form wherever it can say it, so that every tar reads it; extensions for large files.
    try check(unsafe archive_write_set_format_pax_restricted(archive))
    try check(unsafe archive_write_set_bytes_per_block(archive, 10_240))
    try check(unsafe archive_write_set_bytes_in_last_block(archive, 512))
    try check(unsafe archive_write_open_fd(archive, descriptor))
  }

  deinit { unsafe _ = archive_write_free(archive) }

  /// Begins a plain file that belongs to nobody, of no time.
  func begin(_ name: ArchiveName, size: Int64, mode: mode_t) throws(ArchiveFailure) {
    guard let entry = unsafe archive_entry_new() else { throw ArchiveFailure(message: "no memory") }
    defer { unsafe archive_entry_free(entry) }
    unsafe archive_entry_set_pathname(entry, name.description)
    unsafe archive_entry_set_filetype(entry, plainFile)
    unsafe archive_entry_set_perm(entry, mode)
    unsafe archive_entry_set_size(entry, size)
    unsafe archive_entry_set_mtime(entry, 0, 0)
    unsafe archive_entry_set_uid(entry, 0)
    unsafe archive_entry_set_gid(entry, 0)
    try check(unsafe archive_write_header(archive, entry))
  }

  func write(_ bytes: [UInt8]) throws(ArchiveFailure) {
    // SAFETY: the buffer is only used within the call.
    let written = unsafe bytes.withUnsafeBytes {
      unsafe archive_write_data(archive, $0.baseAddress, $0.count)
    }
    guard written == bytes.count else { throw unsafe ArchiveFailure(archive) }
  }

  /// Ends the archive.
  func close() throws(ArchiveFailure) { try check(unsafe archive_write_close(archive)) }

  private func check(_ code: Int32) throws(ArchiveFailure) {
    guard code == ARCHIVE_OK else { throw unsafe ArchiveFailure(archive) }
  }
}

/// libarchive, reading a tar archive that is not compressed.
@safe
final class ArchiveInput {
  /// What an entry says of itself.
  struct Header {
    /// Nil where it is no text.
    let name: String?
    let size: Int64
    let isPlainFile: Bool
  }

  private let archive: OpaquePointer

  init(path: String) throws(ArchiveFailure) {
    guard let made = unsafe archive_read_new() else { throw ArchiveFailure(message: "no memory") }
    unsafe archive = made
    try check(unsafe archive_read_support_format_tar(archive))
    try check(unsafe archive_read_open_filename(archive, path, 64 << 10))
  }

  deinit { unsafe _ = archive_read_free(archive) }

  /// The next entry; nil after the last. What it only warns of is a failure too.
  func next() throws(ArchiveFailure) -> Header? {
    var found: OpaquePointer?
    let code = unsafe archive_read_next_header(archive, &found)
    if code == ARCHIVE_EOF { return nil }
    guard code == ARCHIVE_OK, let entry = unsafe found else { throw unsafe ArchiveFailure(archive) }
    let isLink = unsafe archive_entry_hardlink(entry) != nil || archive_entry_symlink(entry) != nil
    let isSparse = unsafe archive_entry_sparse_count(entry) > 0
    let isFile = unsafe archive_entry_filetype(entry) == plainFile && archive_entry_size_is_set(entry) != 0
    // SAFETY: the text lives until the next header is read, and is copied here.
    return unsafe Header(
      name: archive_entry_pathname(entry).map { unsafe String(cString: $0) }, size: archive_entry_size(entry),
      isPlainFile: isFile && !isLink && !isSparse)
  }

  /// Up to `count` bytes of the entry; empty at its end.
  func read(upTo count: Int) throws(ArchiveFailure) -> [UInt8] {
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      // SAFETY: libarchive writes at most count bytes.
      let got = unsafe archive_read_data(archive, buffer.baseAddress, count)
      failed = got < 0
      filled = max(0, got)
    }
    guard !failed else { throw unsafe ArchiveFailure(archive) }
    return bytes
  }

  private func check(_ code: Int32) throws(ArchiveFailure) {
    guard code == ARCHIVE_OK else { throw unsafe ArchiveFailure(archive) }
  }
}
