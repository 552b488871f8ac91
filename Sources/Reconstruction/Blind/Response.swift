import Injection

/// What a log shows of a response, less what the page repeats of the request.
struct Response: Hashable, Comparable {
  let status: Int
  /// Bytes of the body without the payload that it repeats; nil where the log has no size.
  let size: Int?

  static func < (a: Response, b: Response) -> Bool { (a.status, a.size ?? -1) < (b.status, b.size ?? -1) }
}

/// How often, and how written, the pages of an injection point repeat the payload: a size says something only without it.
struct Echo {
  let times: Int
  let encoding: Encoding

  static let none = Echo(times: 0, encoding: .plain)

  func response(to attack: AttackRequest) -> Response {
    let repeated = times == 0 ? 0 : times * encoding.length(of: attack.value.payload)
    return Response(status: attack.status, size: attack.bytes.map { $0 - repeated })
  }

  /// The form under which the responses differ least.
  ///
  /// - Complexity: O(sample × forms); some hundred responses show it as well as all do.
  init(explaining attacks: [AttackRequest]) {
    let step = max(1, attacks.count / 400)
    let sample = stride(from: 0, to: attacks.count, by: step).map { attacks[$0] }
    var best = (variety: Echo.none.variety(sample), echo: Echo.none)
    let forms: [Encoding] = [.html, .htmlDecimal, .htmlNumeric, .htmlDoubleQuotes, .htmlTags, .plain, .json, .percent]
    for times in 1...3 {
      for encoding in forms {
        let echo = Echo(times: times, encoding: encoding)
        let variety = echo.variety(sample)
        // Constant pages vary no more than a few sizes; what merely shuffles the noise explains nothing.
        if variety * 2 <= best.variety || best.echo.times > 0 && variety < best.variety {
          best = (variety, echo)
        }
      }
    }
    self = best.echo
  }

  private init(times: Int, encoding: Encoding) {
    self.times = times
    self.encoding = encoding
  }

  private func variety(_ attacks: [AttackRequest]) -> Int { Set(attacks.map(response)).count }
}
