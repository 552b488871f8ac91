import Investigation

/// Writes events as JSON lines for Timesketch's importer: see ``TimesketchEvent``.
public enum TimesketchJSONLines {
  /// One event, with its line break.
  public static func line(_ event: TimesketchEvent) -> [UInt8] {
    var bytes: [UInt8] = []
    var json = JSONWriter<Never> { bytes += $0 }
    json.object { json in
      json.member("message", event.message)
      json.member("timestamp", Int(event.microseconds))
      json.member("datetime", verbatim: event.datetime)
      json.member("timestamp_desc", event.timestampDescription)
      for (name, value) in event.fields.sorted(by: { $0.key < $1.key }) { json.member(name, value) }
    }
    json.finish()
    return bytes
  }
}
