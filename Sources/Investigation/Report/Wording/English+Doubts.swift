import Injection
import Reconstruction

extension English {
  func meaning(of grade: Grade) -> String {
    switch grade {
    case .proven: "the value itself follows from the evidence, or the response demonstrably carried it"
    case .probable: "it was asked for, and the response fits its delivery"
    case .possible: "it was asked for, and nothing shows that this failed, or the evidence has a gap there"
    case .reachable: "nobody asked, but the injection point could have read it"
    }
  }

  func note(_ note: ObtainedTable.Note) -> String {
    switch note {
    case .bytesDisagree(let predicted, let observed):
      "The responses hold \(bytes(observed)) where the dump predicts \(predicted.grouped)."
    case .createdLater(let count):
      "\(rows(count)) of the dump \(count == 1 ? "was" : "were") created after the read and \(count == 1 ? "is" : "are") left out."
    case .changedLater(let count):
      "\(rows(count)) changed after the read, so that some values are not known."
    case .cutAt(let count): "The database cut the result at \(bytes(count)) (group_concat_max_len)."
    case .notInDump: "The table is in no dump of the evidence."
    case .differsFromDump:
      "Values were learnt that no row of the dump holds as they are: they have changed since, or the row is gone."
    case .sizesNotCalibrated:
      "No model of response sizes could be learnt: delivery is neither shown nor refuted."
    case .ambiguousSchema(let schemas): "The table's name fits several schemas: \(list(schemas))."
    case .notComputed(let why): "The intruder's query could not be computed: \(why)."
    }
  }

  func partlyKnown(cells: Int, rows: Int) -> String {
    "\(Self.count(cells, "value")) in \(self.rows(rows)) \(cells == 1 ? "is" : "are") known in part only or not "
      + "at all; \u{FFFD} stands for what is not known."
  }

  func gap(_ gap: Gap) -> String {
    let stretch =
      switch (gap.from, gap.to) {
      case (let from?, let to?): "from \(moment(from)) to \(moment(to))"
      case (let from?, nil): "from \(moment(from)) on"
      case (nil, let to?): "up to \(moment(to))"
      case (nil, nil): "at an unknown time"
      }
    let items = "Evidence item\(gap.items.count == 1 ? "" : "s") \(list(gap.items.map(String.init)))"
    switch gap.reason {
    case .damaged(let what): return "\(items), \(stretch): the file is damaged or ends early (\(what))."
    case .silence:
      return "\(items), \(stretch): no line for far longer than this log is ever silent otherwise."
    }
  }

  func unresolved(_ question: Unresolved) -> String {
    let subject = question.subject.isEmpty ? "a file" : question.subject
    let times = Self.count(question.evidence.count, "question")
    return
      "\(times) about \(subject), \(question.technique.rawValue) technique, not worked out: \(reason(question))"
  }

  private func reason(_ question: Unresolved) -> String {
    question.reason.map { "not understood (\($0))" } ?? "no response tells what was answered"
  }

  func unresolved(_ count: Int) -> String {
    "\(Self.count(count, "group")) of the intruder's questions \(count == 1 ? "is" : "are") not worked out."
  }

  func assumption(_ assumption: Assumption) -> String {
    switch assumption {
    case .logFormat(let item, let words): "Item \(item): \(words)."
    case .logsWithoutZone(let zone): "Logs that name no time zone were read in \(zone)."
    case .databaseTimes(let zone): "The database's local times were taken to be in \(zone)."
    case .sameTraffic(let kept, let others):
      "Item \(kept) holds the same traffic as \(list(others)); it was counted once."
    case .overlappingItems(let items, let count):
      "Items \(list(items.map(String.init))) overlap: \(Self.count(count, "request")) found in more than one "
        + "\(count == 1 ? "was" : "were") counted once."
    case .standardInputReadOnce(let item):
      "Item \(item) came by standard input, which can be read only once: other requests of the attackers were "
        + "not looked at."
    case .dumpTakenBack(let item):
      "Item \(item), the dump, was taken after the attack; it was taken to be complete but for what its times show."
    }
  }

  func unparsed(item: Int, count: Int, samples: [Int]) -> String {
    let shown = samples.prefix(5).map(String.init)
    let examples = shown.isEmpty ? "" : ", for example line\(shown.count == 1 ? "" : "s") \(list(shown))"
    return "Item \(item): \(lines(count))\(examples)."
  }

  func leftAside(_ reason: LeftAside.Reason) -> String { reason.words }

  func limits() -> [String] {
    [
      "Most access logs do not hold the bodies of POST requests, nor cookies and headers: an injection there "
        + "leaves only its path, time and size.",
      "They show what was asked and how large the answer was, not the answer itself. What came in by another way "
        + "(stolen logins, a web shell, the management network) is not in them.",
    ]
  }
}
