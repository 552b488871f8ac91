extension LedgerFault.Reason {
  /// The end of a sentence that begins with the entry.
  public var words: String {
    switch self {
    case .unreadable: "cannot be read as an entry: its bytes were changed, or a newer version wrote it"
    case .sequence(let expected, let found):
      "has the number \(found) where \(expected) was expected: an entry was taken out, put in or moved"
    case .chain:
      "does not follow the entry before: one of the two was changed, or one was taken out, put in or moved"
    case .number(let number): "is kept under the number \(number), which is not its own"
    case .hash: "does not have the hash that is kept beside it"
    case .signature: "was not signed with the key of the case"
    case .contradiction(let words): "contradicts those before: \(words)"
    }
  }
}
