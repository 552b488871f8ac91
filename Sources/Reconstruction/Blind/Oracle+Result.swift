extension BlindReader.Calibrated {
  /// The oracle as the findings tell it.
  var result: OracleResult {
    let words = oracle.words
    return OracleResult(
      signal: oracle.signal.rawValue, whenTrue: words.whenTrue, whenFalse: words.whenFalse,
      calibratedBy: oracle.calibration.rawValue, questions: members.count, contradictions: contradictions)
  }
}
