import CArchive

/// Writes a ZIP archive into memory, by libarchive. Nothing but names and contents decides on its bytes.
enum ZipArchive {
  struct Entry {
    let name: String
    let content: [UInt8]

    init(_ name: String, _ text: String) {
      self.name = name
      content = Array(text.utf8)
    }
  }

  static func bytes(of entries: [Entry]) throws(RenderingError) -> [UInt8] {
    // Deflate adds at most a few bytes in 16 KiB to what it cannot shorten; 1 KiB is ample for the headers of an entry.
    let room = entries.reduce(64 << 10) { $0 + $1.content.count + $1.content.count / 1000 + 1024 }
    var failure: RenderingError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
      do throws(RenderingError) {
        filled = unsafe try write(entries, into: buffer)
      } catch {
        failure = error
        filled = 0
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private static func write(_ entries: [Entry], into buffer: UnsafeMutableBufferPointer<UInt8>)
    throws(RenderingError) -> Int
  {
    guard let archive = unsafe archive_write_new() else { throw failure("no memory") }
    defer { unsafe _ = archive_write_free(archive) }
    func check(_ code: Int32) throws(RenderingError) {
      guard code != ARCHIVE_OK else { return }
      throw unsafe failure(
        archive_error_string(archive).map { unsafe String(cString: $0) } ?? "no reason is given")
    }
    var used = 0
    try check(unsafe archive_write_set_format_zip(archive))
    // SAFETY: libarchive writes at most buffer.count bytes there, and `used` outlives the archive.
    try unsafe withUnsafeMutablePointer(to: &used) { used throws(RenderingError) in
      try check(unsafe archive_write_open_memory(archive, buffer.baseAddress, buffer.count, used))
      for entry in entries { try unsafe add(entry, to: archive, check) }
      try check(unsafe archive_write_close(archive))
    }
    return used
  }

  private static func add(
    _ entry: Entry, to archive: OpaquePointer, _ check: (Int32) throws(RenderingError) -> Void
  ) throws(RenderingError) {
    guard let header = unsafe archive_entry_new() else { throw failure("no memory") }
    defer { unsafe archive_entry_free(header) }
    unsafe archive_entry_set_pathname(header, entry.name)
    unsafe archive_entry_set_filetype(header, plainFile)
    unsafe archive_entry_set_perm(header, 0o644)
    unsafe archive_entry_set_size(header, Int64(entry.content.count))
    // No time is set: the archive then says the first it can, 1980-01-01, in every zone.
    try check(unsafe archive_write_header(archive, header))
    // SAFETY: the buffer is only used within the call.
    let written = unsafe entry.content.withUnsafeBytes {
      unsafe archive_write_data(archive, $0.baseAddress, $0.count)
    }
    guard written == entry.content.count else { throw failure("it was cut short") }
  }

  /// `AE_IFREG`, a plain file: a macro with a cast, which Swift does not import.
  private static let plainFile: mode_t = 0o100000

  private static func failure(_ reason: String) -> RenderingError {
    RenderingError(
      "The file of Word cannot be packed: \(reason)", remedy: "Try again when there is more memory")
  }
}
