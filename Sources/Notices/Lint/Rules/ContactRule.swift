import YAMLText

/// `contact`: telephone numbers, addresses and hours are those of the desk, and the same throughout.
struct ContactRule: LintRule {
  let id = "contact"
  let summary = BilingualText(
    "電話番号・メールアドレス・受付時間が窓口のものと一致すること", "Numbers, addresses and hours are the desk's, and the same throughout")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    text.passages.flatMap { numbers($0, context) + addresses($0, context) } + hours(text, context)
  }

  private static func digits(_ text: String) -> String {
    let digits = String(text.map(Folding.halfWidth).filter(\.isDigit))
    // +81-3-… is 03-….
    return text.contains("+81") && digits.hasPrefix("81") ? "0" + digits.dropFirst(2) : digits
  }

  private func numbers(_ passage: LintPassage, _ context: LintContext) -> [LintFinding] {
    guard let desk = context.desk, !desk.phones.isEmpty else { return [] }
    let known = Set((desk.phones + context.ownContacts).map(Self.digits))
    return passage.matches(PhoneNumber.pattern, notAfter: "0123456789-").compactMap { range, output in
      guard !known.contains(Self.digits(String(output))) else { return nil }
      return finding(
        .error, passage, range,
        BilingualText(
          "電話番号「\(passage[range])」は登録された窓口の番号ではありません", "“\(passage[range])” is not a number of the desk"),
        remedy: BilingualText(
          "番号を確かめてください。正しければ窓口の連絡先として入力してください",
          "Look it up; if it is right, enter it among the desk's channels"))
    }
  }

  private func addresses(_ passage: LintPassage, _ context: LintContext) -> [LintFinding] {
    guard let desk = context.desk, !desk.mails.isEmpty else { return [] }
    let known = Set((desk.mails + context.ownContacts).map { $0.lowercased() })
    return passage.matches(MailAddress.pattern).compactMap { range, output in
      guard !known.contains(output.lowercased()) else { return nil }
      return finding(
        .error, passage, range,
        BilingualText("ここにあるメールアドレスは、登録された窓口のものではありません", "The mail address here is not the desk's"),
        remedy: BilingualText(
          "アドレスを確かめてください。正しければ窓口の連絡先として入力してください",
          "Look it up; if it is right, enter it among the desk's channels"))
    }
  }

  private func hours(_ text: LintText, _ context: LintContext) -> [LintFinding] {
    let pattern =
      #/([0-9]{1,2}) ?(?::([0-9]{2})|時(?:([0-9]{1,2})分)?) ?(?:~|-|–|から|to) ?([0-9]{1,2}) ?(?::([0-9]{2})|時(?:([0-9]{1,2})分)?)(?:まで)?(?![0-9:])/#
    var expected: String?
    if let desk = context.desk, let opens = desk.opens, let closes = desk.closes {
      expected = "\(opens)-\(closes)"
    }
    var found: [LintFinding] = []
    for passage in text.passages {
      for (range, output) in passage.matches(pattern, notAfter: "0123456789:") {
        // Windows of the breach bear dates; the desk's hours say so.
        guard
          passage.folded(passage.sentence(at: range.lowerBound)).contains(
            #/平日|受付|営業|窓口|土日|祝|毎日|[Ww]eekday|[Hh]ours|[Dd]esk|Monday|Mon\b/#)
        else { continue }
        let hours =
          Self.clock(output.1, output.2 ?? output.3) + "-" + Self.clock(output.4, output.5 ?? output.6)
        guard let right = expected else {
          expected = hours
          continue
        }
        guard hours != right else { continue }
        found.append(
          finding(
            .error, passage, range,
            BilingualText("受付時間が「\(right)」と食い違っています", "These hours are not \(right), as they are elsewhere"),
            remedy: BilingualText("受付時間を揃えてください", "State the desk's hours in one way")))
      }
    }
    return found
  }

  private static func clock(_ hour: Substring, _ minute: Substring?) -> String {
    let hour = hour.count == 1 ? "0" + hour : String(hour)
    let minute = minute.map(String.init) ?? "00"
    return hour + ":" + (minute.count == 1 ? "0" + minute : minute)
  }
}

/// Addresses of mail in a text.
enum MailAddress {
  /// The usual forms of RFC 5322's addr-spec, without quoted local parts, comments and literals.
  static var pattern: Regex<Substring> {
    #/[A-Za-z0-9.!#$%&'*+\/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+/#
  }
}

/// Telephone numbers in a text: national ones that begin with 0, international ones (ITU-T E.123), in three parts or more.
enum PhoneNumber {
  static var pattern: Regex<Substring> {
    #/(?:\+[0-9]{1,3}[- ]?|0)[0-9]{1,4}[- ][0-9]{2,4}[- ][0-9]{3,4}(?![0-9-])/#
  }
}
