import Documents
import YAMLText

/// `reference`: what a text points at is there: a block of the document, a heading named in brackets, a sign such as ①.
struct ReferenceRule: LintRule {
  let id = "reference"
  let summary = BilingualText("参照先が文書の中にあること", "What the text points at is there")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    text.passages.flatMap { passage in
      targets(passage, text) + headings(passage, text) + signs(passage, text) + below(passage, text)
    }
  }

  private func dead(_ passage: LintPassage, _ range: Range<Int>, _ what: String) -> LintFinding {
    finding(
      .error, passage, range,
      BilingualText("「\(what)」を参照していますが、文書の中にありません", "It points at “\(what)”, which is not in the document"),
      remedy: BilingualText("参照先を直すか、参照を外してください", "Point at what is there, or leave the reference out"))
  }

  private func targets(_ passage: LintPassage, _ text: LintText) -> [LintFinding] {
    passage.references.filter { !text.targets.contains($0.id) }.map { dead(passage, $0.range, $0.id) }
  }

  /// 「…」をご参照ください, see section “…”.
  private func headings(_ passage: LintPassage, _ text: LintText) -> [LintFinding] {
    let headings = text.passages.filter { $0.place == .heading }.map { Folding.loose($0.text) }
    let pattern =
      #/[「『“"]([^」』”"]+)[」』”"](?:の項目?)? ?(?:を|も)(?:ご)?(?:参照|覧)|[Ss]ee (?:the )?(?:section |part |under )?[“"]([^”"]+)[”"]/#
    return passage.matches(pattern).compactMap { range, output in
      guard let name = (output.1 ?? output.2).map(String.init) else { return nil }
      let loose = Folding.loose(name)
      let isThere = headings.contains { $0 == loose || $0.firstRange(of: loose, from: 0) != nil }
      return isThere ? nil : dead(passage, range, name)
    }
  }

  /// 上記①, 前記(2): the sign stands further up.
  private func signs(_ passage: LintPassage, _ text: LintText) -> [LintFinding] {
    passage.matches(#/(?:上記|前記|上の) ?([①-⑳])/#).compactMap { range, output in
      guard let sign = output.1.first else { return nil }
      let isAbove = text.passages.contains { other in
        other.number < passage.number && other.original.contains(sign)
          || other.number == passage.number && other.original[..<range.lowerBound].contains(sign)
      }
      return isAbove ? nil : dead(passage, range, String(output.1))
    }
  }

  /// 下記 in the last passage, 別紙 without one.
  private func below(_ passage: LintPassage, _ text: LintText) -> [LintFinding] {
    guard passage.number == text.passages.last?.number else { return [] }
    return passage.ranges(of: "下記").filter { $0.upperBound > passage.characters.count - 20 }
      .map { dead(passage, $0, "下記") }
  }
}
