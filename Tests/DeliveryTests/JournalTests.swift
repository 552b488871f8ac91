import CaseFile
import Delivery
import Foundation
import TestSupport
import Testing

@Suite("A journal")
struct JournalTests {
  static let head = "tenmatsu.journal/1 1 3 abc"

  func journal(_ folder: TemporaryFolder, entered: Int = 0) throws -> Journal {
    try Journal(folder.path + "/wave-1.journal", head: Self.head, entered: entered)
  }

  func text(_ folder: TemporaryFolder) throws -> String {
    try String(contentsOfFile: folder.path + "/wave-1.journal", encoding: .utf8)
  }

  @Test("What was written is there when it is opened again")
  func reading() throws {
    let folder = try TemporaryFolder()
    let events = [
      JournalEvent(.intent, recipient: 1, time: 5),
      JournalEvent(.accepted, recipient: 1, time: 6, answer: "250/2.0.0"),
      JournalEvent(.intent, recipient: 2, time: 6),
    ]
    do {
      let journal = try journal(folder)
      for event in events { try journal.append(event, lasting: true) }
      #expect(journal.unentered == events)
      journal.entered(2)
      #expect(journal.unentered == [events[2]])
    }
    #expect(try journal(folder).events == events)
    #expect(try journal(folder, entered: 2).unentered == [events[2]])
  }

  @Test(
    "Cut anywhere in its last line, it holds all lines before, and what follows is read right",
    arguments: 1...27)
  func torn(_ cut: Int) throws {
    let folder = try TemporaryFolder()
    do {
      let journal = try journal(folder)
      try journal.append(JournalEvent(.intent, recipient: 1, time: 5))
      try journal.append(JournalEvent(.accepted, recipient: 1, time: 5, answer: "250"))
    }
    let whole = try Array(text(folder).utf8)
    let last = String(decoding: whole, as: UTF8.self).split(separator: "\n").last.map(\.utf8.count) ?? 0
    try folder.write(Array(whole.dropLast(min(cut, last + 1))), as: "wave-1.journal")
    do {
      let journal = try journal(folder)
      #expect(journal.events.map(\.kind) == [.intent])
      try journal.append(JournalEvent(.unknown, recipient: 1, time: 9))
    }
    #expect(try journal(folder).events.map(\.kind) == [.intent, .unknown])
  }

  @Test("Cut in its first line, nothing was sent yet, and it begins anew")
  func tornHead() throws {
    let folder = try TemporaryFolder()
    try folder.write("tenmatsu.journal/1 1 3", as: "wave-1.journal")
    #expect(try journal(folder).events == [])
    #expect(try text(folder).hasPrefix(Self.head + " "))
  }

  @Test("A line that was changed, taken out, doubled or put elsewhere is noticed, and nothing is sent")
  func changed() throws {
    let folder = try TemporaryFolder()
    do {
      let journal = try journal(folder)
      for number in 1...3 {
        try journal.append(JournalEvent(.accepted, recipient: number, time: 5, answer: "250"))
      }
    }
    let lines = try text(folder).split(separator: "\n").map(String.init)
    let broken: [[String]] = [
      [lines[0], lines[1].replacingOccurrences(of: "A 1", with: "R 1"), lines[2], lines[3]],
      [lines[0], lines[2], lines[3]], [lines[0], lines[1], lines[1], lines[2], lines[3]],
      [lines[0], lines[2], lines[1], lines[3]], [lines[1], lines[2], lines[3]], ["x", lines[1], lines[2]],
    ]
    for lines in broken {
      try folder.write(lines.joined(separator: "\n") + "\n", as: "wave-1.journal")
      #expect(throws: CaseError.self) { try journal(folder) }
    }
  }

  @Test("One that has lost lines which the ledger knows, or is another wave's, is refused")
  func lost() throws {
    let folder = try TemporaryFolder()
    do { try journal(folder).append(JournalEvent(.intent, recipient: 1, time: 5)) }
    #expect(throws: CaseError.self) { try journal(folder, entered: 2) }
    #expect(throws: CaseError.self) {
      try Journal(folder.path + "/wave-1.journal", head: "tenmatsu.journal/1 2 3 abc", entered: 0)
    }
    #expect(throws: CaseError.self) {
      try Journal(folder.path + "/other.journal", head: Self.head, entered: 1)
    }
  }

  @Test("Only one process has it")
  func held() throws {
    let folder = try TemporaryFolder()
    let first = try journal(folder)
    let error = #expect(throws: CaseError.self) { try journal(folder) }
    #expect(error?.code == .held)
    #expect(first.events == [])
  }
}
