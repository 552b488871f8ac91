/// Somewhere that encrypts what it is given before any of it is stored: the only place that whole card numbers go to.
///
/// ``CardNumber`` and ``ConfidentialText`` give their content to nothing else, so that no log, report or error message
/// can hold it by accident. Who conforms to this promises that the bytes reach no disk in the clear.
public protocol EncryptedSink {
  associatedtype WriteFailure: Error

  func write(_ bytes: [UInt8]) throws(WriteFailure)
}
