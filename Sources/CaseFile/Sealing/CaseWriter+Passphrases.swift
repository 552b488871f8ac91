import Foundation

/// A passphrase or key file that opens a case, as people call it.
public struct SlotName: Hashable, Sendable {
  public let label: String
  /// Whether it is a key file.
  public let isKeyFile: Bool
}

extension Case {
  /// What opens the case.
  public func slots() throws(CaseError) -> [SlotName] {
    try store.read { try $0.slots() }.map { SlotName(label: $0.label, isKeyFile: $0.kind == .keyFile) }
  }
}

extension CaseWriter {
  /// Adds a passphrase or key file beside those there are. One that is there under its label stays as it is, so that an
  /// interrupted command can be repeated.
  public func add(_ passphrase: Passphrase, label: String) throws(CaseError) {
    try add(passphrase, label: label, cost: .usual)
  }

  func add(_ passphrase: Passphrase, label: String, cost: KeySlot.Cost) throws(CaseError) {
    let held = try reading().store.read { try $0.slots() }
    if let slot = held.first(where: { $0.label == label }) {
      guard try slot.open(passphrase, caseID: state.id) == nil else { return }
      throw CaseError(
        .usage, "There is a passphrase called “\(label)” already",
        remedy: "Call the new one otherwise, or change that one")
    }
    try change { slots in
      slots.append(try KeySlot(key, for: passphrase, label: label, cost: cost))
      return .passphrasesChanged(
        PassphrasesChanged(action: .added, label: label, slots: try KeySlot.digest(of: slots)))
    }
  }

  /// Puts another passphrase in the place of one; the old one opens nothing any more.
  public func change(_ label: String, to passphrase: Passphrase) throws(CaseError) {
    try change(label, to: passphrase, cost: .usual)
  }

  func change(_ label: String, to passphrase: Passphrase, cost: KeySlot.Cost) throws(CaseError) {
    try change { slots in
      let place = try CaseWriter.place(of: label, in: slots)
      slots[place] = try KeySlot(key, for: passphrase, label: label, cost: cost)
      return .passphrasesChanged(
        PassphrasesChanged(action: .changed, label: label, slots: try KeySlot.digest(of: slots)))
    }
  }

  /// Takes a passphrase away. The last one stays.
  public func remove(_ label: String) throws(CaseError) {
    try change { slots in
      let place = try CaseWriter.place(of: label, in: slots)
      guard slots.count > 1 else {
        throw CaseError(
          .usage, "“\(label)” is all that opens the case",
          remedy: "Add another passphrase first, or change this one")
      }
      slots.remove(at: place)
      return .passphrasesChanged(
        PassphrasesChanged(action: .removed, label: label, slots: try KeySlot.digest(of: slots)))
    }
  }

  private static func place(of label: String, in slots: [KeySlot]) throws(CaseError) -> Int {
    guard let place = slots.firstIndex(where: { $0.label == label }) else {
      throw CaseError(
        .usage, "No passphrase is called “\(label)”",
        remedy: "There are: " + slots.map(\.label).joined(separator: ", "))
    }
    return place
  }
}
