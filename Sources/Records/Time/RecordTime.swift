public enum RecordTime {
  public static func parse(_ bytes: Span<UInt8>, offset: (Int64) -> Int) -> (seconds: Int64, hasZone: Bool)? { nil }
}
