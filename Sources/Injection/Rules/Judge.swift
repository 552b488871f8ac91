public import SQLSyntax

/// Decides whether a decoded value is an injected fragment, and says why.
///
/// The rule of thumb behind the numbers: what no sentence contains (a query in parentheses, a UNION with
/// a list of expressions, a call that waits) convicts by itself; what a sentence may contain (`and`,
/// `order by price`, a lone quote) convicts only together with a break-out and an ending that fit.
public enum Judge {
  /// The most convincing reading of `value`, or nil where no reading is one.
  ///
  /// - Complexity: O(n) for each of at most five readings.
  public static func verdict(on value: [UInt8], dialect: Dialect) -> Verdict? {
    guard value.count >= 3, value.count <= maximumLength, Filter.hasStructure(value), Filter.mayHoldSQL(value)
    else { return nil }
    var best: Verdict?
    for context in Context.allCases {
      if let quote = context.quote, !value.contains(quote) { continue }
      guard let fragment = Fragment(value, context: context, dialect: dialect) else { continue }
      let verdict = judge(fragment, value: value)
      if verdict.confidence > best?.confidence ?? 0 { best = verdict }
    }
    if best?.confidence ?? 0 < Verdict.threshold,
      let fragment = Fragment(resynchronising: value, dialect: dialect)
    {
      let verdict = judge(fragment, value: value)
      if verdict.reasons.contains(where: strong.contains), verdict.confidence > best?.confidence ?? 0 {
        best = Verdict(
          context: verdict.context, technique: verdict.technique, touchesFile: verdict.touchesFile,
          product: verdict.product, confidence: verdict.confidence * 0.9,
          reasons: verdict.reasons + [.resynchronised])
      }
    }
    return best
  }

  /// Longer values are not judged; servers refuse such request lines (nginx and Apache allow 8 KiB by default).
  static let maximumLength = 1 << 20

  private static let strong: Set<Reason> = [
    .unionSelect, .subquery, .delayCall, .errorCall, .fileCall, .outOfBandCall, .stackedStatement,
    .writesFile,
  ]

  private static func judge(_ fragment: Fragment, value: [UInt8]) -> Verdict {
    let features = Features(fragment)
    var reasons: [Reason] = []
    let breaksOut = fragment.context != .bare
    let cutsOff = fragment.ending != .end
    let closes = fragment.closedParentheses > 0
    let fits = breaksOut && (cutsOff || fragment.hasOpenString)
    let startsLikeValue = breaksOut || features.startsWithNumber
    func note(_ reason: Reason, _ holds: Bool) { if holds { reasons.append(reason) } }

    note(.breaksOutOfQuotes, breaksOut)
    note(.closesParentheses, closes)
    note(
      .unionSelect,
      features.hasUnion
        && (features.unionHasSymbols || fits || features.hasCatalogue || features.startsWithNumber))
    note(.subquery, features.hasSubquery)
    note(.stackedStatement, features.hasStatement && !features.isWholeStatement)
    note(.wholeStatement, features.isWholeStatement)
    note(.delayCall, features.hasDelay)
    note(.errorCall, features.hasError)
    note(.fileCall, features.hasFileCall)
    note(.outOfBandCall, features.hasOutOfBand)
    note(.writesFile, features.writesFile)
    note(.procedureAnalyse, features.hasProcedure)
    note(.catalogueTable, features.hasCatalogue)
    note(.systemVariable, features.hasSystemVariable)
    note(.functionCall, features.calls > 0)
    note(.constantComparison, features.comparesConstants)
    note(.logicalOperator, features.hasLogic && !features.comparesConstants)
    note(.columnCount, features.hasOrderByNumber)
    note(.endsInComment, cutsOff)
    note(.leavesQuoteOpen, fragment.hasOpenString && breaksOut)
    note(.disguisedBlanks, fragment.comments > 1)

    var confidence = 0.1
    func raise(_ to: Double, _ holds: Bool) { if holds { confidence = max(confidence, to) } }
    let symbolic = features.unionHasSymbols || features.calls > 0 || features.hasSystemVariable
    raise(0.98, features.hasUnion && features.unionHasSymbols)
    raise(0.9, features.hasUnion && (fits || features.hasCatalogue || features.startsWithNumber))
    raise(0.95, features.hasDelay || features.hasError || features.hasOutOfBand || features.hasFileCall)
    raise(0.95, features.writesFile || features.hasProcedure)
    raise(
      0.95, features.hasSubquery && (symbolic || features.hasCatalogue || features.hasLogic || fits || closes)
    )
    raise(0.8, features.hasSubquery)
    raise(
      0.9, features.hasStatement && !features.isWholeStatement && (startsLikeValue || cutsOff || symbolic))
    raise(0.75, features.hasStatement && !features.isWholeStatement && features.hasSubquery)
    raise(
      0.85,
      features.isWholeStatement
        && (features.calls > 0 || features.hasSystemVariable || features.hasCatalogue
          || features.selectsSymbolsFromTable)
    )
    raise(0.9, features.comparesConstants && (startsLikeValue && (breaksOut ? fits || closes : true)))
    raise(0.9, features.hasLogic && features.calls > 0 && (features.hasComparison || startsLikeValue))
    raise(0.85, features.hasLogic && fits)
    raise(0.85, features.hasLogic && closes && cutsOff)
    raise(0.8, breaksOut && cutsOff && fragment.isCutRightAfter)
    raise(0.8, fits && features.hasComparison)
    raise(0.8, closes && startsLikeValue && cutsOff)
    raise(0.75, features.hasLogic && startsLikeValue && cutsOff)
    raise(0.85, features.hasOrderByNumber && startsLikeValue && (cutsOff || closes || fits))
    raise(0.7, features.hasOrderByNumber && features.startsWithNumber)
    raise(0.8, features.hasClause && fits)
    raise(0.7, features.hasClause && features.startsWithNumber && (cutsOff || features.comparesConstants))
    raise(0.8, features.hasSystemVariable && (startsLikeValue || features.calls > 0))
    raise(0.75, features.calls > 1 && features.hasHexadecimal)
    raise(0.75, fits && features.calls > 0)

    return Verdict(
      context: fragment.context, technique: technique(features),
      touchesFile: features.hasFileCall || features.writesFile,
      product: product(features, fragment, value), confidence: confidence, reasons: reasons)
  }

  private static func technique(_ features: Features) -> Technique {
    if features.hasOutOfBand { return .outOfBand }
    if features.hasUnion { return .union }
    if features.hasStatement && !features.isWholeStatement { return .stacked }
    if features.hasDelay { return .time }
    if features.hasError { return .error }
    if features.isWholeStatement || features.startsWithQuery { return .inline }
    if features.hasOrderByNumber { return .union }
    if features.writesFile { return .file }
    return .boolean
  }

  private static func product(_ features: Features, _ fragment: Fragment, _ value: [UInt8]) -> String? {
    var votes: [String: Int] = [:]
    for product in features.products { votes[product, default: 0] += 1 }
    if features.hasHexadecimal || fragment.context == .backquoted { votes["mysql", default: 0] += 1 }
    return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
