import CaseFile
import Exposure
import Investigation
import YAMLText

/// Counted people in a sentence: how many, of what, where, and whether that is enough.
struct PeopleWords {
  let test: Condition.PeopleTest
  let count: PeopleCount
  let verdict: Finding.Verdict

  var text: BilingualText {
    BilingualText(japanese: japanese, english: english)
  }

  private var counted: Int { count.atLeast(test.least) }

  private var japanese: String {
    var parts: [String] = []
    let place = test.residence.map { Residence.name(of: $0).japanese }.joined(separator: "・")
    let whose = test.residence.isEmpty ? "" : "\(place)に居住する方 "
    if counted > 0 {
      let sure = count.proven == counted ? "" : "最大"
      var words = "\(whose)\(sure)\(counted.grouped)人"
      if count.proven > 0, count.proven < counted { words += "（うち確実 \(count.proven.grouped)人）" }
      if !classNames(japanese: true).isEmpty { words += "、\(classNames(japanese: true))" }
      parts.append(words)
    } else {
      parts.append("\(whose)該当者なし")
    }
    if counted < test.minimum, test.minimum > 1 { parts.append("基準は\(test.minimum.grouped)人以上") }
    if count.undecided > 0 {
      parts.append("ほかに、州・地域の記録がなく判定できない方 \(count.undecided.grouped)人（データマップで region を対応付けてください）")
    }
    if count.withoutResidence > 0, verdict != .met {
      parts.append("居住国の記録がない方 \(count.withoutResidence.grouped)人")
    }
    return parts.joined(separator: "。")
  }

  private var english: String {
    var parts: [String] = []
    let place = test.residence.map { Residence.name(of: $0).english }.joined(separator: " or ")
    let whose = test.residence.isEmpty ? "" : " in \(place)"
    if counted > 0 {
      let sure = count.proven == counted ? "" : "at most "
      var words = "\(sure)\(counted.grouped) \(counted == 1 ? "person" : "people")\(whose)"
      if count.proven > 0, count.proven < counted { words += ", \(count.proven.grouped) of them proven" }
      if !classNames(japanese: false).isEmpty { words += " (\(classNames(japanese: false)))" }
      parts.append(words)
    } else {
      parts.append("nobody\(whose)")
    }
    if counted < test.minimum, test.minimum > 1 { parts.append("it takes \(test.minimum.grouped)") }
    if count.undecided > 0 {
      parts.append(
        "of \(count.undecided.grouped) more the state is not known: map it as region in the data map")
    }
    if count.withoutResidence > 0, verdict != .met {
      parts.append("of \(count.withoutResidence.grouped) no country is known")
    }
    return parts.joined(separator: "; ")
  }

  /// The classes by which they were found, four at most.
  private func classNames(japanese: Bool) -> String {
    let names = count.classes.map { id in
      let known = DataClass.wellKnown.first { $0.id == id }
      return (japanese ? known?.japanese : known?.english) ?? id
    }
    let shown = names.prefix(4).joined(separator: japanese ? "・" : ", ")
    return names.count > 4 ? shown + (japanese ? "など" : ", …") : shown
  }
}
