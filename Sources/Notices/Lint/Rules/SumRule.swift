import Documents
import YAMLText

/// `sum`: what is printed as a sum is one: 「30件（29件+1件）」, “30 + 38 = 68”, and a table's row of totals.
struct SumRule: LintRule {
  let id = "sum"
  let summary = BilingualText("合計が内訳と一致すること", "Printed sums add up")

  func findings(in text: LintText, _ context: LintContext) -> [LintFinding] {
    text.passages.flatMap { passage in inBrackets(passage) + equations(passage) } + tables(text)
  }

  private func wrong(_ passage: LintPassage, _ range: Range<Int>, _ stated: Int, _ sum: Int) -> LintFinding {
    finding(
      .error, passage, range,
      BilingualText(
        "合計が合いません：\(stated)とありますが、内訳の合計は\(sum)です", "\(stated) is stated; the parts add up to \(sum)"),
      remedy: BilingualText("合計か内訳を確かめてください", "Look up the sum and its parts"))
  }

  private static func number(_ text: Substring) -> Int? { Int(text.filter(\.isDigit)) }

  private static func sum(_ parts: Substring) -> Int? {
    let numbers = parts.split(separator: "+").map { number($0.filter { $0.isDigit || $0 == "," }[...]) }
    return numbers.contains(nil) ? nil : numbers.compactMap(\.self).reduce(0, +)
  }

  /// A total with its parts in brackets behind it.
  private func inBrackets(_ passage: LintPassage) -> [LintFinding] {
    let pattern =
      #/([0-9][0-9,]*) ?[^0-9()+=、。,.]{0,12}\(([0-9][0-9,]*[^0-9()+]{0,8}(?:\+ ?[0-9][0-9,]*[^0-9()+]{0,8})+)\)/#
    return passage.matches(pattern).compactMap { range, output in
      guard let stated = Self.number(output.1), let sum = Self.sum(output.2), stated != sum else {
        return nil
      }
      return wrong(passage, range, stated, sum)
    }
  }

  /// Parts = total, or total = parts.
  private func equations(_ passage: LintPassage) -> [LintFinding] {
    let parts = #/([0-9][0-9,]*[^0-9+=()、。]{0,8}(?:\+ ?[0-9][0-9,]*[^0-9+=()、。]{0,8})+)= ?([0-9][0-9,]*)/#
    let total =
      #/([0-9][0-9,]*)[^0-9+=()、。]{0,8}= ?([0-9][0-9,]*[^0-9+=()、。]{0,8}(?:\+ ?[0-9][0-9,]*[^0-9+=()、。]{0,8})+)/#
    let found =
      passage.matches(parts).map { ($0.range, $0.output.2, $0.output.1) }
      + passage.matches(total).map { ($0.range, $0.output.1, $0.output.2) }
    return found.compactMap { range, stated, parts in
      guard let stated = Self.number(stated), let sum = Self.sum(parts), stated != sum else { return nil }
      return wrong(passage, range, stated, sum)
    }
  }

  /// A last row that is called 合計, 計 or Total.
  private func tables(_ text: LintText) -> [LintFinding] {
    var found: [LintFinding] = []
    var columns: [Int: Int] = [:]
    var column = -1
    var isTotal = false
    var isPart = false
    for passage in text.passages {
      guard case .cell(let place, heading: _) = passage.place else {
        (columns, column, isTotal) = ([:], -1, false)
        continue
      }
      if place <= column, place == 0 {
        if isTotal { columns = [:] }
        isTotal = false
      }
      column = place
      if place == 0 {
        isTotal = !passage.matches(#/^ ?(?:合計|総計|計|[Tt]otal)/#).isEmpty
        // 「うち…」: counted in the row above already.
        isPart = !passage.matches(#/^ *(?:└|うち|内数|[–—-] ?|[Oo]f (?:which|these|them))/#).isEmpty
      }
      guard place > 0, !isPart,
        let output = passage.matches(#/^ ?(?:最大|約|up to )? ?([0-9][0-9,]*) ?([^0-9]{0,12})$/#).first?.output,
        let number = Self.number(output.1)
      else { continue }
      // People who stand in several rows count once in the total.
      let mayBeLess = output.2.contains(#/名|人|people|person/#)
      if !isTotal {
        columns[place, default: 0] += number
      } else if let sum = columns[place], mayBeLess ? number > sum : number != sum {
        found.append(wrong(passage, passage.original.indices, number, sum))
      }
    }
    return found
  }
}
