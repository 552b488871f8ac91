import CProcess
import Crypto
import Foundation

/// A secret key whose pages are kept out of swap and out of core dumps for as long as it lives, where the system allows.
///
/// The bytes are overwritten when the key goes (swift-crypto does so).
final class LockedKey: Sendable {
  let key: SymmetricKey

  init(_ key: SymmetricKey) {
    self.key = key
    unsafe LockedKey.pages(of: key) { start, length in
      // SAFETY: whole pages around memory that lives as long as `key`; neither call changes their content.
      unsafe mlock(start, length)
      unsafe madvise(start, length, MADV_DONTDUMP)
    }
  }

  deinit {
    unsafe LockedKey.pages(of: key) { start, length in
      // SAFETY: as above.
      unsafe munlock(start, length)
    }
  }

  private static func pages(of key: SymmetricKey, _ body: (UnsafeMutableRawPointer, Int) -> Void) {
    let page = max(4096, sysconf(Int32(_SC_PAGESIZE)))
    unsafe key.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      let first = Int(bitPattern: start) / page * page
      let end = (Int(bitPattern: start) + bytes.count + page - 1) / page * page
      guard let pages = unsafe UnsafeMutableRawPointer(bitPattern: first) else { return }
      unsafe body(pages, end - first)
    }
  }
}

/// What keeps personal data of this process from reaching the disk behind its back.
public enum ProcessGuard {
  /// Forbids core dumps, and other processes of the same user to read this one's memory.
  ///
  /// - Returns: whether the system allowed it.
  @discardableResult
  public static func forbidCoreDumps() -> Bool {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    let limited = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0
    return process_forbid_core_dumps() == 0 && limited
  }
}
