import Foundation

/// Another program that tests need, run to its end.
public enum Tool {
  public struct Outcome: Sendable {
    public let status: Int32
    public let output: [UInt8]
  }

  /// - Parameter name: looked for where programs are.
  public static func run(
    _ name: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: Array(bytes))
  }
}

/// A key pair of age, made for one test.
public final class AgeKey: Sendable {
  public let recipient: String
  private let file: String

  public init(in folder: TemporaryFolder) throws {
    file = folder.path + "/age-key.txt"
    _ = try Tool.run("age-keygen", ["-o", file])
    recipient = String(decoding: try Tool.run("age-keygen", ["-y", file]).output, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Nil where the file is not for this key or is damaged.
  public func decrypt(_ path: String) throws -> [UInt8]? {
    let outcome = try Tool.run("age", ["--decrypt", "--identity", file, path])
    return outcome.status == 0 ? outcome.output : nil
  }
}

/// A key pair of OpenPGP with a keyring of its own, made for one test.
public final class OpenPGPKey: Sendable {
  /// The armoured public key.
  public let publicKeyFile: String
  private let home: String

  public init(in folder: TemporaryFolder) throws {
    home = try folder.makeFolder("pgp")
    publicKeyFile = folder.path + "/public.asc"
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: home)
    _ = try gpg(["--passphrase", "", "--quick-generate-key", "desk@example.com", "future-default", "default"])
    try Data(try gpg(["--armor", "--export"]).output).write(to: URL(filePath: publicKeyFile))
  }

  deinit { _ = try? Tool.run("gpgconf", ["--homedir", home, "--kill", "all"]) }

  public func decrypt(_ path: String) throws -> [UInt8]? {
    let outcome = try gpg(["--decrypt", path])
    return outcome.status == 0 ? outcome.output : nil
  }

  /// What gpg tells of a file's outside, without the key.
  public func packets(_ path: String) throws -> String {
    String(decoding: try gpg(["--list-packets", "--list-only", path]).output, as: UTF8.self)
  }

  private func gpg(_ arguments: [String]) throws -> Tool.Outcome {
    try Tool.run("gpg", ["--homedir", home, "--batch", "--quiet", "--pinentry-mode", "loopback"] + arguments)
  }
}
