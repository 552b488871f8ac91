/// Reads nginx `log_format` values: text with `$variables`.
enum NginxDefinition {
  /// The variables that tell something of a request; all others are passed over.
  static let variables: [String: LogFormatField] = [
    "remote_addr": LogFormatField(field: .client),
    "realip_remote_addr": LogFormatField(field: .client, rank: 1),
    "http_x_real_ip": LogFormatField(field: .client, rank: 2),
    "http_cf_connecting_ip": LogFormatField(field: .client, rank: 3),
    "http_x_forwarded_for": LogFormatField(field: .forwardedFor, isList: true),
    "proxy_add_x_forwarded_for": LogFormatField(field: .forwardedFor, rank: 1, isList: true),
    "remote_user": LogFormatField(field: .user),
    "time_local": LogFormatField(field: .commonStamp),
    "time_iso8601": LogFormatField(field: .isoStamp),
    "msec": LogFormatField(field: .epochSeconds),
    "request": LogFormatField(field: .request),
    "request_method": LogFormatField(field: .method),
    "request_uri": LogFormatField(field: .target),
    "uri": LogFormatField(field: .target, rank: 1, isPath: true),
    "document_uri": LogFormatField(field: .target, rank: 1, isPath: true),
    "args": LogFormatField(field: .query),
    "query_string": LogFormatField(field: .query),
    "server_protocol": LogFormatField(field: .protocolVersion),
    "status": LogFormatField(field: .status),
    "body_bytes_sent": LogFormatField(field: .bytes),
    "bytes_sent": LogFormatField(field: .bytes, rank: 1),
    "http_referer": LogFormatField(field: .referer),
    "http_user_agent": LogFormatField(field: .userAgent),
    "http_cookie": LogFormatField(field: .cookie),
    "http_host": LogFormatField(field: .host),
    "host": LogFormatField(field: .host, rank: 1),
    "server_name": LogFormatField(field: .host, rank: 2),
    "request_time": LogFormatField(field: .decimalSeconds),
    "upstream_response_time": LogFormatField(field: .upstreamSeconds, rank: 2, isList: true),
    "upstream_addr": LogFormatField(field: .skip, isList: true),
    "upstream_status": LogFormatField(field: .skip, isList: true),
    "upstream_connect_time": LogFormatField(field: .skip, isList: true),
    "upstream_header_time": LogFormatField(field: .skip, isList: true),
    "upstream_cache_status": LogFormatField(field: .skip),
    "request_body": LogFormatField(field: .body),
  ]

  static func pieces(of text: DefinitionText) throws(LogFormatError) -> [LogFormatPiece] {
    var pieces: [LogFormatPiece] = []
    let bytes = text.bytes
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "$"), at + 1 < bytes.count else {
        pieces.append(.literal([bytes[at]]))
        at += 1
        continue
      }
      let start = at
      let isBraced = bytes[at + 1] == UInt8(ascii: "{")
      at += isBraced ? 2 : 1
      let nameStart = at
      while at < bytes.count && bytes[at].isVariableByte { at += 1 }
      let name = String(decoding: bytes[nameStart..<at], as: UTF8.self)
      if isBraced {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "}") else {
          throw text.failure("${ is not closed", at: text.origins[start], "Write ${\(name)}.")
        }
        at += 1
      }
      if name.isEmpty {
        throw text.failure(
          "a $ without a variable", at: text.origins[start], "nginx cannot log a $ itself; name a variable.")
      }
      // Empty or "?": it belongs to the target.
      if name == "is_args" { continue }
      var field = variables[name] ?? LogFormatField(field: .skip)
      field.name = "$" + name
      field.position = text.origins[start]
      pieces.append(.field(field))
    }
    return pieces
  }
}
