/// Where records go: to the requests that they answer.
struct RecordSink: ~Copyable {
  typealias Body = (_ request: Int, _ record: borrowing RecordView) throws -> Void

  let requests: [RecordRequest]
  private let path: String
  private let body: Body
  /// The record under construction.
  var view = RecordView()
  var answers: [RecordsSummary.Answer]
  var unparsed = RecordsSummary.Unparsed()
  /// Where the fields of each request begin among those of a record that answers all of them.
  let starts: [Int]
  /// How many fields such a record has.
  let slots: Int

  init(_ requests: [RecordRequest], path: String, body: @escaping Body) {
    self.requests = requests
    self.path = path
    self.body = body
    answers = requests.map {
      RecordsSummary.Answer(isColumnFound: [Bool](repeating: false, count: $0.columns.count))
    }
    var next = 0
    starts = requests.map { request in
      defer { next += request.columns.count }
      return next
    }
    slots = next
  }

  /// Hands the record to a request.
  ///
  /// - Parameter first: where its fields begin.
  mutating func deliver(to request: Int, first: Int) throws(RecordsError) {
    answers[request].records += 1
    view.first = first
    view.count = requests[request].columns.count
    do {
      try body(request, view)
    } catch {
      throw RecordsError(
        .stopped, path: path, line: view.line, message: "the reading was stopped: \(error)",
        remedy: "See the cause.", cause: error)
    }
  }

  /// Hands the record to all requests.
  mutating func deliverToAll() throws(RecordsError) {
    for request in requests.indices { try deliver(to: request, first: starts[request]) }
  }
}
