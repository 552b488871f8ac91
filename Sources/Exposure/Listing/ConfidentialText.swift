/// A personal text on its way from the evidence into an encrypted file. Described, printed or dumped it shows nothing.
public struct ConfidentialText: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let text: String

  public init(_ text: String) { self.text = text }

  /// Writes the text.
  ///
  /// - Parameter form: what the file's format makes of it.
  public func write<Sink: EncryptedSink>(to sink: Sink, as form: (String) -> [UInt8]) throws(Sink
    .WriteFailure)
  {
    try sink.write(form(text))
  }

  public var description: String { "•••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
