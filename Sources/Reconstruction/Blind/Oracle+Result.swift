extension BlindReader.Calibrated {
  /// The oracle as the findings tell it.
  var result: OracleResult {
    let signs = oracle.signs
    return OracleResult(
      signal: oracle.signal.rawValue, whenTrue: signs.whenTrue, whenFalse: signs.whenFalse,
      calibratedBy: oracle.calibration.rawValue, questions: members.count, contradictions: contradictions)
  }
}

extension PointResult {
  /// The oracle that answered the most questions.
  public var mainOracle: OracleResult? {
    oracles.enumerated().max { ($0.element.questions, $1.offset) < ($1.element.questions, $0.offset) }?
      .element
  }
}
