import AccessLog
import Reconstruction

/// Turns a record's stamp into an instant; stamps without a zone are read in the assumed one.
struct LogClock {
  let zone: Zone
  /// The zone's offset, looked up once an hour.
  private var hour = Int64.min
  private var offset = 0

  init(zone: Zone) { self.zone = zone }

  mutating func moment(of record: RequestRecord) -> Moment {
    if record.hasZone { return Moment(seconds: record.time, utcOffset: Int(record.utcOffsetSeconds)) }
    if record.time / 3_600 != hour {
      hour = record.time / 3_600
      offset = zone.offset(at: record.time)
    }
    return Moment(seconds: record.time - Int64(offset), utcOffset: offset)
  }
}

extension LogFormat {
  /// How much a format tells of a request, to choose between two logs of the same traffic.
  var detail: Int {
    let names = definition.lowercased()
    return (requestTimeResolution == nil ? 0 : 2)
      + (names.contains("user_agent") || names.contains("user-agent") ? 1 : 0)
  }
}
