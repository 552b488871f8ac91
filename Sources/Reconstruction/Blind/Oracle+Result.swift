extension BlindReader.Calibrated {
  /// The oracle as the findings tell it.
  var result: OracleResult {
    let signs = oracle.signs
    return OracleResult(
      signal: oracle.signal.rawValue, whenTrue: signs.whenTrue, whenFalse: signs.whenFalse,
      calibratedBy: oracle.calibration.rawValue, questions: members.count, contradictions: contradictions)
  }
}
