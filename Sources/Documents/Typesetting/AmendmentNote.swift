/// Says after a change when and why it was made. What was deleted and what was put in its place are one change.
struct AmendmentNote {
  enum Kind { case deletion, insertion, correction }

  let kind: Kind
  let amendment: Amendment
}

/// A run, and the change that it is part of.
struct AmendedRun {
  let run: Run
  let change: AmendmentNote?
  /// The change's note follows.
  let endsChange: Bool
}

extension [Run] {
  /// The runs with their changes: neighbours of one amendment are one change, a space between them included.
  var amended: [AmendedRun] {
    var amended: [AmendedRun] = []
    var start = startIndex
    while start < endIndex {
      guard let amendment = self[start].amendment else {
        amended.append(AmendedRun(run: self[start], change: nil, endsChange: false))
        start += 1
        continue
      }
      var end = start + 1
      while end < endIndex {
        if self[end].amendment == amendment {
          end += 1
        } else if self[end].isSpace, end + 1 < endIndex, self[end + 1].amendment == amendment {
          end += 2
        } else {
          break
        }
      }
      let deletes = self[start..<end].contains(where: \.isDeletion)
      let inserts = self[start..<end].contains(where: \.isInsertion)
      let kind: AmendmentNote.Kind = deletes ? (inserts ? .correction : .deletion) : .insertion
      let change = AmendmentNote(kind: kind, amendment: amendment)
      for index in start..<end {
        amended.append(AmendedRun(run: self[index], change: change, endsChange: index == end - 1))
      }
      start = end
    }
    return amended
  }
}

extension Run {
  var isDeletion: Bool { if case .deleted = self { true } else { false } }
  var isInsertion: Bool { if case .inserted = self { true } else { false } }

  fileprivate var isSpace: Bool { if case .text(let text) = self { text == " " } else { false } }

  fileprivate var amendment: Amendment? {
    switch self {
    case .deleted(_, let amendment), .inserted(_, let amendment): amendment
    default: nil
    }
  }
}
