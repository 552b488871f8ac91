/// What changed between two texts, sentence by sentence, and within a sentence word by word.
public struct SentenceChange: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Codable { case removed, added, changed }

  /// A stretch of a changed sentence.
  public struct Piece: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Codable { case same, removed, added }

    public var kind: Kind
    public var text: String
  }

  public var kind: Kind
  /// Nil of an added sentence.
  public var old: String?
  /// Nil of a removed one.
  public var new: String?
  /// Of a changed one: its words.
  public var pieces: [Piece]?
}

extension SentenceChange {
  /// The changes that make the new sentences of the old, in the order of the text.
  ///
  /// Sentences that are in both are the frame (Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986); of those
  /// between, a removed and an added one that share half of their words are one changed sentence.
  ///
  /// - Complexity: O((*n* + *m*) *d*) for *n* and *m* sentences with *d* changes.
  public static func all(from old: [String], to new: [String]) -> [SentenceChange] {
    var changes: [SentenceChange] = []
    var gone: [String] = []
    var come: [String] = []
    for step in Steps(old, new).list {
      switch step {
      case .same:
        changes += paired(gone, come)
        (gone, come) = ([], [])
      case .removed(let sentence): gone.append(sentence)
      case .added(let sentence): come.append(sentence)
      }
    }
    return changes + paired(gone, come)
  }

  /// Pairs what was removed with what was added in the same place, in order.
  private static func paired(_ gone: [String], _ come: [String]) -> [SentenceChange] {
    var changes: [SentenceChange] = []
    var next = 0
    for new in come {
      let words = Words.of(new)
      let place = (next..<gone.count).first { Words.likeness(Words.of(gone[$0]), words) >= 0.5 }
      guard let place else {
        changes.append(SentenceChange(kind: .added, old: nil, new: new, pieces: nil))
        continue
      }
      changes += gone[next..<place].map { SentenceChange(kind: .removed, old: $0, new: nil, pieces: nil) }
      changes.append(
        SentenceChange(kind: .changed, old: gone[place], new: new, pieces: pieces(gone[place], new)))
      next = place + 1
    }
    return changes + gone[next...].map { SentenceChange(kind: .removed, old: $0, new: nil, pieces: nil) }
  }

  private static func pieces(_ old: String, _ new: String) -> [Piece] {
    var pieces: [Piece] = []
    func add(_ kind: Piece.Kind, _ text: String) {
      if pieces.last?.kind == kind {
        pieces[pieces.count - 1].text += text
      } else {
        pieces.append(Piece(kind: kind, text: text))
      }
    }
    for step in Steps(Words.of(old), Words.of(new)).list {
      switch step {
      case .same(let word): add(.same, word)
      case .removed(let word): add(.removed, word)
      case .added(let word): add(.added, word)
      }
    }
    return pieces
  }
}

/// Two lists walked together.
private struct Steps {
  enum Step {
    case same(String)
    case removed(String)
    case added(String)
  }

  let list: [Step]

  init(_ old: [String], _ new: [String]) {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var steps: [Step] = []
    var (a, b) = (0, 0)
    while a < old.count || b < new.count {
      if a < old.count, removed.contains(a) {
        steps.append(.removed(old[a]))
        a += 1
      } else if b < new.count, added.contains(b) {
        steps.append(.added(new[b]))
        b += 1
      } else {
        steps.append(.same(old[a]))
        (a, b) = (a + 1, b + 1)
      }
    }
    list = steps
  }
}

/// Words of a sentence: in Latin script as spaces part them, numbers whole, in Japanese runs of one script; kana that
/// end a word stand for themselves.
enum Words {
  private enum Script { case latin, digits, kanji, katakana, other }

  private static func script(_ character: Character) -> Script {
    if character.isDigit || character == "," { return .digits }
    if character.isLatin || character == "'" || character == "’" { return .latin }
    if character.isKanji { return .kanji }
    return character.isKatakana ? .katakana : .other
  }

  static func of(_ sentence: String) -> [String] {
    var words: [String] = []
    var last = Script.other
    for character in sentence {
      let script = script(character)
      if script != .other, script == last, !words.isEmpty {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
      }
      last = script
    }
    return words
  }

  /// Twice the words in common by the words of both (Dice, 1945): 1 for the same words, 0 for none.
  static func likeness(_ a: [String], _ b: [String]) -> Double {
    var counts: [String: Int] = [:]
    for word in a where word != " " { counts[word, default: 0] += 1 }
    var common = 0
    for word in b where word != " " {
      guard let count = counts[word], count > 0 else { continue }
      counts[word] = count - 1
      common += 1
    }
    let total = a.count { $0 != " " } + b.count { $0 != " " }
    return total == 0 ? 1 : Double(2 * common) / Double(total)
  }
}
