import Crypto
import Testing

@testable import CaseFile

@Suite("Sealing")
struct SealingTests {
  private let key = CaseKey.random(caseID: "case")
  /// So little that tests are quick.
  private let cost = KeySlot.Cost(rounds: 16, blockSize: 1, parallelism: 1)

  @Test("a passphrase opens its slot, in whatever form its letters were typed")
  func passphrase() throws {
    let slot = try KeySlot(key, for: .words("パスワードは長く café"), label: "lead", cost: cost)
    let opened = try slot.open(.words("ハ\u{309A}スワート\u{3099}は長く cafe\u{301}"), caseID: "case")
    #expect(try opened?.publicKey == key.publicKey)
    #expect(try slot.open(.words("パスワードは長く cafe"), caseID: "case") == nil)
    #expect(try slot.open(.words("パスワードは長く café"), caseID: "another") == nil)
  }

  @Test("a key file opens its slot, and no passphrase does")
  func keyFile() throws {
    let file = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "key")
    let other = try Passphrase(keyFile: Passphrase.newKeyFile(), path: "key")
    let slot = try KeySlot(key, for: file, label: "safe")
    #expect(try slot.open(file, caseID: "case") != nil)
    #expect(try slot.open(other, caseID: "case") == nil)
    #expect(try slot.open(.words("anything at all"), caseID: "case") == nil)
  }

  @Test(
    "what is no key file is refused", arguments: ["", "secret", "tenmatsu-key-1 ", "tenmatsu-key-1 QUJD"])
  func noKeyFile(text: String) {
    #expect(throws: CaseError.self) { try Passphrase(keyFile: text, path: "key") }
  }

  @Test("a slot that asks for more memory than is bearable is not tried")
  func hostileCost() throws {
    let slot = try KeySlot(key, for: .words("long enough words"), label: "lead", cost: cost)
    let text = String(decoding: try Canonical.bytes(slot), as: UTF8.self)
    let hostile = text.replacing("\"rounds\":16", with: "\"rounds\":1073741824")
    let changed = try Canonical.value(KeySlot.self, from: Array(hostile.utf8))
    #expect(throws: CaseError.self) { try changed.open(.words("long enough words"), caseID: "case") }
  }

  @Test(
    "a part comes back as it was, at every length",
    arguments: [0, 1, 15, 16, 17, 4096, 1 << 20, (1 << 20) + 1])
  func parts(count: Int) throws {
    let sealer = PartSealer(key, object: 3, salt: Array(repeating: 7, count: 16))
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(sealer.opened(try sealer.sealed(bytes, part: 5), part: 5) == bytes)
  }

  @Test("a part that was changed, cut, moved to another place, object or case does not open")
  func changedParts() throws {
    let salt = [UInt8](repeating: 7, count: 16)
    let sealer = PartSealer(key, object: 3, salt: salt)
    let bytes = Array("taro@example.jp".utf8)
    let sealed = try sealer.sealed(bytes, part: 5)
    for at in sealed.indices {
      var changed = sealed
      changed[at] ^= 0x40
      #expect(sealer.opened(changed, part: 5) == nil)
    }
    for length in 0..<sealed.count { #expect(sealer.opened(Array(sealed.prefix(length)), part: 5) == nil) }
    #expect(sealer.opened(sealed, part: 4) == nil)
    #expect(PartSealer(key, object: 4, salt: salt).opened(sealed, part: 5) == nil)
    #expect(PartSealer(CaseKey.random(caseID: "case"), object: 3, salt: salt).opened(sealed, part: 5) == nil)
  }

  @Test("what is sealed shows nothing of its content, not even that two are equal")
  func hidden() throws {
    let bytes = Array(String(repeating: "taro@example.jp ", count: 40).utf8)
    let one = try PartSealer(key, object: 1, salt: Random.bytes(16)).sealed(bytes, part: 0)
    let two = try PartSealer(key, object: 1, salt: Random.bytes(16)).sealed(bytes, part: 0)
    #expect(one != two)
    #expect(String(decoding: one, as: UTF8.self).contains("taro") == false)
  }

  @Test("looking up is keyed: another case's key gives other hashes")
  func lookup() {
    let other = CaseKey.random(caseID: "case")
    #expect(key.lookup("email", "1") == key.lookup("email", "1"))
    #expect(key.lookup("email", "1") != other.lookup("email", "1"))
    #expect(key.lookup("email", "1") != key.lookup("name", "1"))
  }

  @Test("a frame that claims to unfold to more than may be is refused")
  func bomb() {
    let bomb = Compression.compressed([UInt8](repeating: 0, count: Compression.limit + 1))
    #expect(Compression.expanded(bomb) == nil)
    #expect(Compression.expanded([1, 2, 3]) == nil)
  }
}
