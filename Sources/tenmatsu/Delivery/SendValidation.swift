import ArgumentParser

/// What goes with which word after the case: an option that would do nothing is refused.
struct SendValidation {
  private let command: Send

  init(_ command: Send) { self.command = command }

  func check() throws {
    let action = command.action
    for (name, isGiven, actions) in given where isGiven && !actions.contains(action) {
      let names = actions.map(\.rawValue).joined(separator: " and ")
      throw ValidationError("\(name) goes with \(names), not with \(action.rawValue)")
    }
    try checkWords(action)
    switch action {
    case .prepare:
      guard command.from != nil else { throw ValidationError("Say with --from \"NAME <ADDRESS>\" who sends") }
      if let language = command.language, !["ja", "en"].contains(language) {
        throw ValidationError("--language takes ja or en, not \(language)")
      }
      if command.unapproved, command.options.reason == nil {
        throw ValidationError("Say with --reason why a letter goes out that nobody has approved")
      }
    case .test:
      guard command.to != nil else { throw ValidationError("Say with --to ADDRESS where the test goes") }
      guard command.relay.smtp != nil else { throw ValidationError("Name the relay with --smtp") }
    case .run:
      guard command.dryRun != (command.relay.smtp != nil) else {
        throw ValidationError("Name the relay with --smtp, or take --dry-run")
      }
      guard (1...64).contains(command.connections ?? 4) else {
        throw ValidationError("--connections takes 1 to 64")
      }
      guard command.rate.map({ $0 > 0 && $0 <= 100_000 }) ?? true else {
        throw ValidationError("--rate takes mails a second, more than 0")
      }
      guard (0...10_000).contains(command.patience ?? 10) else {
        throw ValidationError("--patience takes minutes")
      }
    case .decide:
      guard command.options.reason != nil else {
        throw ValidationError("Say with --reason why; it stands in the ledger")
      }
    case .postal:
      guard command.output != nil else { throw ValidationError("Name the file with --output") }
      if let encoding = command.encoding, !["utf-8", "shift_jis"].contains(encoding) {
        throw ValidationError("--encoding takes utf-8 or shift_jis, not \(encoding)")
      }
    case .preview, .status, .bounces, .substitute, .end: break
    }
  }

  private func checkWords(_ action: Send.Action) throws {
    let words = command.words.dropFirst()
    switch action {
    case .preview:
      guard words.count <= 1, words.allSatisfy({ Int($0) != nil }) else {
        throw ValidationError("After preview comes the number of a recipient, or nothing")
      }
    case .decide:
      let numbers = words.dropFirst()
      let ways = [!numbers.isEmpty, command.all, command.refused].count { $0 }
      guard let word = words.first, ["sent", "resend"].contains(word), ways == 1,
        numbers.allSatisfy({ Int($0) != nil })
      else { throw ValidationError("After decide comes sent or resend, then NUMBER…, --all or --refused") }
      if word == "sent", command.refused {
        throw ValidationError("What the relay has refused cannot count as sent; resend it")
      }
    case .bounces:
      guard words.count == 1 else { throw ValidationError("After bounces comes one maildir or mbox file") }
    default:
      guard words.isEmpty else { throw ValidationError("After \(action.rawValue) comes nothing more") }
    }
  }

  private var given: [(String, Bool, [Send.Action])] {
    let relay = command.relay
    return [
      ("--from", command.from != nil, [.prepare]), ("--reply-to", command.replyTo != nil, [.prepare]),
      ("--bounces", command.bounces != nil, [.prepare]),
      ("--group", !command.group.isEmpty, [.prepare, .substitute]),
      ("--language", command.language != nil, [.prepare]), ("--date", command.date != nil, [.prepare]),
      ("--again", command.again, [.prepare]), ("--unapproved", command.unapproved, [.prepare]),
      ("--format", command.format != nil, [.preview]), ("--reveal", command.reveal, [.preview]),
      ("--to", command.to != nil, [.test]), ("--recipient", command.recipient != nil, [.test]),
      ("--smtp", relay.smtp != nil, [.test, .run]), ("--user", relay.user != nil, [.test, .run]),
      ("--plain", relay.plain, [.test, .run]), ("--certificates", relay.certificates != nil, [.test, .run]),
      ("--rate", command.rate != nil, [.run]), ("--connections", command.connections != nil, [.run]),
      ("--patience", command.patience != nil, [.run]), ("--dry-run", command.dryRun, [.run]),
      ("--all", command.all, [.decide]), ("--refused", command.refused, [.decide]),
      ("--output", command.output != nil, [.postal]), ("--encoding", command.encoding != nil, [.postal]),
      ("--json", command.json, [.status, .run]),
      ("--wave", command.wave != nil, Send.Action.allCases.filter { $0 != .prepare }),
    ]
  }
}
