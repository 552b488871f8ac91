import ArgumentParser
import CaseFile
import Mail
import Notices

/// The relay that takes mails over.
struct RelayOptions: ParsableArguments {
  @Option(help: "The relay: smtps://HOST:PORT, or smtp://HOST:PORT, which must offer STARTTLS.")
  var smtp: String?

  @Option(
    help: "The name by which the relay knows you. The password: TENMATSU_SMTP_PASSWORD, or you are asked.")
  var user: String?

  @Flag(help: "Do not encrypt, for a relay on this computer.")
  var plain = false

  @Option(help: "File with the certificates to trust (PEM), instead of the system's.")
  var certificates: String?

  func server() throws -> SMTPServer {
    var login: SMTPServer.Login?
    if let user { login = try SMTPServer.Login(user: user, password: password(of: user)) }
    return try SMTPServer(smtp ?? "", isPlain: plain, login: login, certificates: certificates)
  }

  private func password(of user: String) throws(CaseError) -> String {
    if let password = CaseOptions.environment("TENMATSU_SMTP_PASSWORD") { return password }
    do throws(CaseError) { return try Prompt.secret("Password of \(user): ") } catch {
      guard error.code == .locked else { throw error }
      throw CaseError(
        .usage, "A password for the relay is needed, and there is no terminal to ask at",
        remedy: "Set TENMATSU_SMTP_PASSWORD")
    }
  }
}

/// Errors of mails and letters as commands tell them.
enum SendFailures {
  static func translated(_ body: () throws -> Void) throws {
    do { try body() } catch let error as MailError {
      throw CaseError(error.code == .cannotRead ? .badInput : .usage, error.message, remedy: error.remedy)
    } catch let error as NoticeError {
      throw CaseError(.badInput, error.message, remedy: error.remedy)
    }
  }
}
