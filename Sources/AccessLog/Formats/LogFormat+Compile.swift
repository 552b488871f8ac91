extension LogFormat {
  /// Compiles a definition, or gives the predefined format of that name.
  ///
  /// - Parameter definition: a name from ``names``; the value of an nginx `log_format` or Apache `LogFormat`; or the
  ///   whole directive, quotes, line breaks and all.
  /// - Throws: `LogFormatError` with the place and what to do, also where the format tells no time, no client or no
  ///   request, since nothing could be made of its lines.
  public init(_ definition: String) throws(LogFormatError) {
    if let known = Self.named(definition) {
      self = known
      return
    }
    try self.init(compiling: definition, name: "custom")
  }

  /// Compiles a definition.
  init(compiling definition: String, name: String) throws(LogFormatError) {
    let text = try DefinitionText(definition)
    var pieces: [LogFormatPiece]
    switch text.dialect {
    case .nginx: pieces = try NginxDefinition.pieces(of: text)
    case .apache: pieces = try ApacheDefinition.pieces(of: text)
    }
    pieces = Self.joiningTargets(pieces)
    Self.choosingFields(&pieces)
    try Self.check(pieces, of: text)

    var layout = Layout()
    for piece in pieces { try layout.add(piece, of: text) }
    layout.finish()

    self.name = name
    self.definition = definition
    escaping = text.escaping
    let fields = pieces.compactMap { if case .field(let field) = $0 { field } else { nil } }
    let logsEnd = text.dialect == .nginx || fields.contains { $0.field.isTime && $0.name.contains("{end:") }
    timeMeaning = logsEnd ? .responseEnd : .requestStart
    requestTimeResolution = fields.lazy.compactMap(\.field.resolution).first
    bytesIncludeHeaders = fields.contains { $0.field == .bytes && $0.rank > 0 }
    targetIsDecoded = fields.contains { $0.isPath && $0.field == .target }
    steps = layout.steps
    texts = layout.texts
    lead = layout.lead
    calendars = layout.calendars
  }

  /// Makes one target of a path and the query right after it, `?` between them or not.
  private static func joiningTargets(_ pieces: [LogFormatPiece]) -> [LogFormatPiece] {
    var result: [LogFormatPiece] = []
    for piece in pieces {
      guard case .field(let query) = piece, query.field == .query else {
        result.append(piece)
        continue
      }
      var before = result
      if case .literal(let text) = before.last, text == [UInt8(ascii: "?")] { before.removeLast() }
      if case .field(let path) = before.last, path.isPath { result = before } else { result.append(piece) }
    }
    return result
  }

  /// Of several fields with the same meaning, keeps the best and passes over the others.
  private static func choosingFields(_ pieces: inout [LogFormatPiece]) {
    var best: [LogField: Int] = [:]
    for piece in pieces {
      guard case .field(let field) = piece else { continue }
      best[field.field.group] = min(best[field.field.group] ?? field.rank, field.rank)
    }
    // A header may stand in for the client where the address itself is not logged.
    let takesForwarded = best[.client] == nil
    var taken: Set<LogField> = []
    for index in pieces.indices {
      guard case .field(var field) = pieces[index], field.field != .skip, !field.field.isTime else {
        continue
      }
      let group = field.field.group
      let isCovered = best[.request] != nil && [.method, .target, .query, .protocolVersion].contains(group)
      if isCovered || field.rank > best[group] ?? 0 || !taken.insert(group).inserted {
        field.field = field.field == .upstreamSeconds ? .unusedUpstream : .skip
      } else if takesForwarded && group == .forwardedFor {
        field.field = .client
      }
      pieces[index] = .field(field)
    }
  }

  private static func check(_ pieces: [LogFormatPiece], of text: DefinitionText) throws(LogFormatError) {
    let fields = pieces.compactMap { if case .field(let field) = $0 { field } else { nil } }
    let end = text.origins.last ?? 0
    let isNginx = text.dialect == .nginx
    func missing(_ what: String, nginx: String, apache: String) -> LogFormatError {
      let unknown = fields.first { isNginx && $0.field == .skip && Self.nearest($0.name) != nil }
      if let unknown, let nearest = Self.nearest(unknown.name) {
        return text.failure(
          "no \(what), and an unknown variable", at: unknown.position, "Did you mean \(nearest)?")
      }
      return text.failure("no \(what)", at: end, "Add \(isNginx ? nginx : apache).")
    }
    if !fields.contains(where: { $0.field == .client }) {
      throw missing("client", nginx: "$remote_addr", apache: "%h or %a")
    }
    if !fields.contains(where: { $0.field == .request || $0.field == .target }) {
      throw missing("request", nginx: "$request or $request_uri", apache: "%r or %U%q")
    }
    let hasStamp = fields.contains { $0.field.isTime && $0.field != .calendar }
    if !hasStamp && !CalendarPart.isComplete(fields.flatMap(\.calendar)) {
      throw missing("complete time", nginx: "$time_local, $time_iso8601 or $msec", apache: "%t")
    }
  }

  /// The known variable that a name most likely means: one letter off, missing, or too many.
  private static func nearest(_ name: String) -> String? {
    let letters = Array(name.dropFirst().utf8)
    if NginxDefinition.variables[String(name.dropFirst())] != nil { return nil }
    return NginxDefinition.variables.keys.sorted().first { key in
      let other = Array(key.utf8)
      guard abs(other.count - letters.count) <= 1 else { return false }
      let head = zip(letters, other).prefix { $0 == $1 }.count
      let tail = zip(letters.dropFirst(head).reversed(), other.dropFirst(head).reversed()).prefix { $0 == $1 }
        .count
      return max(letters.count, other.count) - head - tail <= 1
    }.map { "$" + $0 }
  }

  /// Steps being laid out.
  private struct Layout {
    var steps: [Step] = []
    var texts: [UInt8] = []
    var lead = 0..<0
    var calendars: [[CalendarPart]] = []
    private var open: LogFormatField?
    private var isAfterQuote = false
    private var textStart = 0

    mutating func add(_ piece: LogFormatPiece, of text: DefinitionText) throws(LogFormatError) {
      switch piece {
      case .literal(let bytes): texts += bytes
      case .field(let field):
        if let open, textStart == texts.count, !open.field.endsByItself {
          throw text.failure(
            "nothing separates \(open.name) and \(field.name)", at: field.position,
            "Put a blank, or quotes, between them.")
        }
        close()
        isAfterQuote = texts.last == UInt8(ascii: "\"")
        open = field
      }
    }

    mutating func finish() { close() }

    /// Ends the open field with the text collected since.
    private mutating func close() {
      let text = textStart..<texts.count
      textStart = texts.count
      guard let field = open else {
        lead = text
        return
      }
      let isQuoted = isAfterQuote && !text.isEmpty && texts[text.lowerBound] == UInt8(ascii: "\"")
      var calendar = 0
      if field.field == .calendar {
        calendar = calendars.count
        calendars.append(field.calendar)
      }
      let fitsWord = (1...8).contains(text.count)
      let word = fitsWord ? texts[text].reversed().reduce(0) { $0 << 8 | UInt64($1) } : 0
      steps.append(
        Step(
          field: field.field, isQuoted: isQuoted, isList: field.isList && !isQuoted, calendar: calendar,
          text: text,
          word: word, wordMask: fitsWord ? UInt64.max >> UInt64(64 - 8 * text.count) : 0))
    }
  }
}
