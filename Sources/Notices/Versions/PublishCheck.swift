import CaseFile
import Documents
import Investigation
import Obligations
import YAMLText

/// Looks for all that speaks against publishing a document: its figures against the run in force, what it must say, what
/// it denies, the linter's errors, what else is out, and data of persons.
struct PublishCheck {
  /// A document that is out and stays out.
  struct Other {
    let name: String
    let content: NoticeContent
  }

  let stage: NoticeStage
  let content: NoticeContent
  /// Of an amendment what it no longer says was struck out on purpose.
  var isAmendment = false
  /// What a document of its kind must say.
  var required: [ContentItem] = []
  let context: LintContext
  /// Mail addresses that may stand in it.
  var ownAddresses: Set<String> = []
  var others: [Other] = []
  /// Whether facts were entered since, by which it would read otherwise.
  var isOutdated = false
  /// Works a figure out again.
  let figure: (String) -> NoticeContent.FigureValue?

  func reasons() -> [PublishReason] {
    var reasons: [PublishReason] = []
    if stage != .approved {
      reasons.append(
        PublishReason(
          .notApproved, "承認されていません（\(stage.title.japanese)）",
          "Nobody approved it: it is \(stage.title.english)"))
    }
    if isOutdated {
      reasons.append(
        PublishReason(
          .outdated, "起案後に事実または調査結果が更新され、現在の内容と異なります",
          "Facts or a run were entered since it was drafted; it would read otherwise today"))
    }
    reasons += figures() + items() + words() + disagreements() + personalData()
    var seen: Set<PublishReason> = []
    return reasons.filter { seen.insert($0).inserted }
  }

  // MARK: - Figures

  private func figures() -> [PublishReason] {
    let drafted = Dictionary(content.figures.map { ($0.id, $0.value) }) { first, _ in first }
    return content.shown.sorted { $0.key < $1.key }.flatMap { id, shown -> [PublishReason] in
      guard let now = figure(id) else {
        return [
          PublishReason(
            .noEvidence, "数値 \(id) に裏付けがありません",
            "The figure \(id) has no evidence: no run and no fact gives it")
        ]
      }
      return shown.sorted().compactMap { shown -> PublishReason? in
        guard let stated = Self.number(shown) ?? drafted[id], stated != now.value else { return nil }
        let run =
          now.run.map { BilingualText("調査\($0)では", "run \($0) gives") }
          ?? BilingualText("事案の事実では", "the facts give")
        return PublishReason(
          .figureChanged, "数値 \(id) は「\(shown)」と示されていますが、\(run.japanese)\(now.value)です",
          "The figure \(id) is shown as \(shown); \(run.english) \(now.value)")
      }
    }
  }

  private static func number(_ shown: String) -> Int? {
    Int(String(shown.map(Folding.halfWidth).filter(\.isDigit)))
  }

  // MARK: - Words

  private func items() -> [PublishReason] {
    guard !isAmendment else { return [] }
    return content.documents.flatMap { document in
      let said = document.items
      return required.filter { !said.contains($0.rawValue) }.map { item in
        PublishReason(
          .itemMissing, "必要な記載事項「\(item.title.japanese)」（\(item.rawValue)）がありません（\(document.language)）",
          "It does not say “\(item.title.english)” (\(item.rawValue)), which it must (\(document.language))")
      }
    }
  }

  private func words() -> [PublishReason] {
    content.documents.flatMap { document in
      Linter().findings(in: document, context).filter { $0.severity == .error }.map { finding in
        let code: PublishReason.Code =
          switch finding.rule {
          case "absence": .claimUnproven
          case "typed-figure": .noEvidence
          default: .lintError
          }
        return PublishReason(
          code, "\(finding.message.japanese)：\(finding.place.excerpt)",
          "\(finding.message.english): \(finding.place.excerpt)")
      }
    }
  }

  // MARK: - What else is out

  private func disagreements() -> [PublishReason] {
    others.flatMap { other in
      figures(against: other) + desk(against: other) + times(against: other)
    }
  }

  /// Figures that rest on the document's own date differ with it, and say so.
  static func restsOnDate(_ id: String) -> Bool { id.hasPrefix("interval.") && id.hasSuffix(".document") }

  private func figures(against other: Other) -> [PublishReason] {
    let theirs = other.content.shown
    return content.shown.sorted { $0.key < $1.key }.compactMap { id, shown -> PublishReason? in
      guard let there = theirs[id], there != shown, !Self.restsOnDate(id) else { return nil }
      let (here, elsewhere) = (shown.sorted().joined(separator: ", "), there.sorted().joined(separator: ", "))
      return PublishReason(
        .disagrees, "数値 \(id) は「\(here)」ですが、公表中の \(other.name) では「\(elsewhere)」です",
        "The figure \(id) is \(here) here and \(elsewhere) in \(other.name), which is out")
    }
  }

  private func desk(against other: Other) -> [PublishReason] {
    guard !content.desk.isEmpty, !other.content.desk.isEmpty, content.desk != other.content.desk else {
      return []
    }
    return [
      PublishReason(
        .disagrees, "窓口の情報が、公表中の \(other.name) と異なります",
        "The desk is told otherwise in \(other.name), which is out")
    ]
  }

  private func times(against other: Other) -> [PublishReason] {
    content.times.sorted { $0.key < $1.key }.compactMap { id, time -> PublishReason? in
      guard let there = other.content.times[id], there != time else { return nil }
      return PublishReason(
        .disagrees, "出来事 \(id) の時刻（\(time)）が、公表中の \(other.name)（\(there)）と異なります",
        "The event \(id) is at \(time) here and at \(there) in \(other.name), which is out")
    }
  }

  // MARK: - Persons

  private func personalData() -> [PublishReason] {
    content.documents.flatMap { document -> [PublishReason] in
      let passages = document.passages.map {
        LintPassage($0, number: 1, isJapanese: true, showsDeleted: true)
      }
      let addresses = passages.flatMap { $0.matches(MailAddress.pattern) }.map { $0.output.lowercased() }
      let foreign = Set(addresses).subtracting(ownAddresses.map { $0.lowercased() })
      var reasons: [PublishReason] = []
      // Digits of a SHA-256 are no card's, though one in some hundreds looks like it.
      let hash = #/\b[0-9a-f]{64}\b/#
      if passages.contains(where: { CardNumbers.holds($0.text.replacing(hash, with: "")) }) {
        reasons.append(
          PublishReason(
            .cardNumber, "カード番号が含まれています（\(document.language)）",
            "It holds the number of a payment card (\(document.language))"))
      }
      if !foreign.isEmpty {
        // The addresses themselves stay out of messages and of the ledger.
        reasons.append(
          PublishReason(
            .personalData, "窓口・自社・関係機関のものでないメールアドレスが\(foreign.count)件含まれています（\(document.language)）",
            "It holds mail addresses that are not the desk's or another party's: \(foreign.count) (\(document.language))"
          ))
      }
      return reasons
    }
  }
}
