import Injection

/// Pages without data, by what is left of their sizes when the payload that they may repeat is taken out.
struct EchoedPages {
  private static let forms: [(echoes: Int, encoding: Encoding)] = (1...3).flatMap { echoes in
    [Encoding.html, .htmlDecimal, .plain, .percent].map { (echoes, $0) }
  }

  /// For each form of repeating: the sizes that leave a rest.
  private var sizes: [[Int: Set<Int>]]
  /// Sizes of the pages that brought constants, by the pattern of the question.
  private var constant: [String: Set<Int>] = [:]

  /// - Parameters:
  ///   - pages: of attacks that ask for no data.
  ///   - questions: of the point; those for constants ask for no data either.
  init(_ pages: PlainPages, _ questions: [DeliveryQuestion]) {
    var quiet = pages.all
    for question in questions where question.shape.isConstant && question.attack.status < 400 {
      guard let size = question.attack.bytes else { continue }
      quiet.append((size, question.attack.value.payload))
      constant[question.pattern, default: []].insert(size)
    }
    sizes = EchoedPages.forms.map { form in
      var rests: [Int: Set<Int>] = [:]
      for page in quiet {
        rests[page.size - form.echoes * form.encoding.length(of: page.payload), default: []].insert(page.size)
      }
      return rests
    }
  }

  /// Whether a page is the one that constants got, or differs from two pages without data by its own payload alone.
  func explain(_ size: Int, of question: DeliveryQuestion) -> Bool {
    if constant[question.pattern]?.contains(size) == true { return true }
    return EchoedPages.forms.indices.contains { index in
      let form = EchoedPages.forms[index]
      let rest = size - form.echoes * form.encoding.length(of: question.attack.value.payload)
      return (sizes[index][rest]?.count ?? 0) >= 2
    }
  }
}
