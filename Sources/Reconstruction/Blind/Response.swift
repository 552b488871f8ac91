public import Injection

/// What a log shows of a response, less what the page repeats of the request.
public struct Response: Sendable, Hashable, Comparable {
  public let status: Int
  /// Bytes of the body without the payload that it repeats; nil where the log has no size.
  public let size: Int?

  public init(status: Int, size: Int?) {
    self.status = status
    self.size = size
  }

  public static func < (a: Response, b: Response) -> Bool {
    (a.status, a.size ?? -1) < (b.status, b.size ?? -1)
  }
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
    let forms: [Encoding] = [
      .html, .htmlDecimal, .htmlNumeric, .htmlDoubleQuotes, .htmlTags, .plain, .json, .percent,
    ]
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

/// What ordinary visitors got for the values that attackers hung their fragments on: the page for a value is the page
/// that a true condition behind the value gets.
public struct OrdinaryAnswers: Sendable {
  /// A parameter of a page with its value.
  public struct Request: Sendable, Hashable {
    public let path: String
    public let parameter: String
    public let value: String

    public init(path: String, parameter: String, value: String) {
      self.path = path
      self.parameter = parameter
      self.value = value
    }
  }

  public private(set) var counts: [Request: [Response: Int]] = [:]

  public init() {}

  public mutating func add(_ request: Request, _ response: Response, times: Int = 1) {
    counts[request, default: [:]][response, default: 0] += times
  }

  public mutating func add(_ other: OrdinaryAnswers) {
    for (request, responses) in other.counts {
      for (response, times) in responses { add(request, response, times: times) }
    }
  }

  /// The answers at one injection point, by the value asked for.
  func at(_ point: InjectionPoint) -> [String: [Response: Int]] {
    var found: [String: [Response: Int]] = [:]
    for (request, responses) in counts
    where request.path == point.path && request.parameter == point.parameter {
      found[request.value] = responses
    }
    return found
  }

  /// What to look for: the values before the place where attacks break out of them.
  ///
  /// - Complexity: O(points); some requests of each tell what it was.
  public static func wanted(by attacks: [AttackRequest]) -> Set<Request> {
    var wanted: Set<Request> = []
    for (point, attacks) in Dictionary(grouping: attacks, by: \.point) where point.place == .query {
      for attack in attacks.prefix(200) + attacks.suffix(50) {
        guard let value = BlindQuestion.ownValue(of: attack), !value.isEmpty else { continue }
        wanted.insert(Request(path: point.path, parameter: point.parameter, value: value))
      }
    }
    return wanted
  }
}
