import Records

/// Reads times that the map's places hold; those without a zone are the map's, else the evidence's.
struct MapClock: Sendable {
  /// Seconds east of UTC at an instant that is given as local time, in seconds since 1970.
  let offset: @Sendable (Int64) -> Int

  func seconds(_ record: borrowing RecordView, _ place: Int) -> Int64? {
    let offset = offset
    return record.withBytes(place) { RecordTime.parse($0) { offset(Int64($0)) }.map { Int64($0.seconds) } }
      ?? nil
  }

  /// An instant of the map itself.
  func seconds(_ text: String) -> Int64? {
    guard let instant = MapInstant(text) else { return nil }
    return instant.utcSeconds ?? instant.clockSeconds - Int64(offset(instant.clockSeconds))
  }

  static let utc = MapClock { _ in 0 }
}
