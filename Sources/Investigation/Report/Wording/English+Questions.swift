import Injection
import Reconstruction

extension English {
  func question(_ question: Question) -> String {
    switch question {
    case .ongoing: "Is it still going on?"
    case .earlier: "Could it have begun before the first log line?"
    case .elsewhere: "What else did these addresses do?"
    case .others: "Did others try the same hole?"
    case .preserve: "What must be preserved before it rotates away?"
    case .nextHour: "What to do in the next hour?"
    }
  }

  func ongoing(_ answer: Answers.Ongoing?) -> String {
    guard let answer else {
      return "The logs show no attack. They say nothing about the time after their last line."
    }
    let seconds = answer.secondsBeforeLogEnd
    let before = seconds == 0 ? "right at" : duration(seconds: seconds) + " before"
    if answer.isOngoing {
      return
        "YES, as far as the logs reach: the last attack request came at \(moment(answer.last)), \(before) "
        + "their end. Act on the list below first."
    }
    return
      "Not in these logs: the last attack request came at \(moment(answer.last)), \(before) their end "
      + "(\(moment(answer.logEnd))). What came after their end they cannot show: look at the newest logs."
  }

  func earlier(_ answer: Answers.Earlier?) -> String {
    guard let answer else {
      return "It could: an attack before the first line, or in logs that were not given, would not show here."
    }
    let distance = duration(seconds: answer.secondsAfterLogStart)
    if answer.isLikely {
      return "QUITE POSSIBLY: the first attack request came only \(distance) after the first log line "
        + "(\(moment(answer.logStart))). Look for older rotated logs, copies on backups and log servers, and the logs "
        + "of proxies, WAF and load balancers."
    }
    return
      "Little speaks for it: the logs begin \(moment(answer.logStart)) and show \(distance) without an attack "
      + "request. Only older rotated logs, proxy or WAF logs and backups can rule it out."
  }

  func elsewhere(_ answer: [Answers.Elsewhere], isKnown: Bool) -> String {
    if answer.isEmpty {
      return isKnown
        ? "Nothing else, in these logs."
        : "Not known: the log came by standard input, which can be read only once."
    }
    let total = answer.reduce(0) { $0 + $1.requests }
    return
      "\(Self.count(answer.count, "address", plural: "addresses")) sent \(Self.count(total, "other request")). "
      + (answer.allSatisfy(\.targets.isEmpty)
        ? "None of the pages asked for most stands out."
        : "These stand out; a login or an upload that succeeded would widen the case:")
  }

  func otherRequests(_ count: Int, notable: Int) -> String {
    Self.count(count, "other request") + (notable == 0 ? ", none stands out" : "")
  }

  func target(_ target: OtherTarget, concerns: [Answers.Concern]) -> String {
    "\(target.method) \(target.path) ×\(target.requests.grouped), last status \(target.lastStatus) "
      + "(\(list(concerns.map(concern))); \(span(target.first, target.last)))"
  }

  func shared(_ answer: [Answers.SharedHole]) -> String {
    answer.isEmpty
      ? "No: each place was tried from one address only." : "Yes, these were tried from several addresses:"
  }

  func haul(_ haul: Haul) -> String {
    switch haul {
    case .nothing: "obtained nothing"
    case .perhaps: "MAY HAVE OBTAINED DATA"
    case .something: "OBTAINED DATA"
    }
  }

  func preserve(items: Int) -> String {
    "Copy \(items == 1 ? "the evidence item" : "the \(items.grouped) evidence items") listed at the end unchanged, and "
      + "keep the hashes with the copies. What usually exists and is not among the evidence:"
  }

  func source(_ source: Answers.Source) -> String {
    switch source {
    case .rotatedLogs: "older and newer rotated access and error logs, of every web server and host name"
    case .databaseLogs: "the database's general, slow and audit logs and its binary logs (they show what ran)"
    case .databaseDump: "a dump of the database as it is now (it shows which rows stood behind the answers)"
    case .applicationLogs: "application logs, with sessions and logins"
    case .proxyLogs: "logs of WAF, reverse proxy, CDN, load balancer and firewall (with bodies, where kept)"
    case .backups: "backups from before and after the first trace"
    case .memoryAndDisk:
      "snapshots of memory and disks of web and database servers, before they are restarted"
    }
  }

  func action(_ action: Answers.Action) -> String {
    switch action {
    case .close(let points):
      "Close the hole: take out of service or filter \(described(points)); then bind parameters in "
        + "its code."
    case .check(let points):
      "Check that what was tried cannot be injected into: \(described(points)); bind parameters in its code."
    case .block(let clients):
      "Block \(list(clients, limit: 10)). That gains time, no more: addresses are changed easily."
    case .preserve: "Preserve what is named above before anything is cleaned, restarted or rotated."
    case .reviewRequests(let clients):
      "Read all other requests of \(list(clients, limit: 10)): logins, administration pages, uploads."
    case .revokeFilePrivilege:
      "Take the FILE privilege from the application's database account and set secure_file_priv: files of the server "
        + "were asked for through it."
    case .rotateSecrets(let files, let columns):
      "Change the database password and the secrets that the application holds"
        + (files.isEmpty ? "" : ", first those in the files asked for: \(list(files, limit: 8))")
        + (columns.isEmpty
          ? "." : "\(files.isEmpty ? ", first those" : "; those") in \(list(columns, limit: 8)).")
    case .invalidatePasswords(let columns):
      "Invalidate the passwords and sessions of those concerned: \(list(columns, limit: 8)). "
        + "Hashed ones too: they are guessed at leisure."
    case .callCardCompanies(let columns):
      "Call your acquirer or payment provider: card data may be concerned (\(list(columns, limit: 8))). They say which "
        + "investigator must look, and what must not be touched before."
    case .expectPhishing(let columns):
      "Expect phishing in your name: mail addresses are concerned (\(list(columns, limit: 8))). Prepare the customer desk."
    case .prepareReport:
      "Tell your privacy officer now and note the time at which you knew. For Japan the guidelines to the APPI speak of "
        + "3 to 5 days for the prompt report, and of 30 days (60 where a wrongful purpose is suspected) for the final one. "
        + "Other laws and contracts have shorter ones (GDPR: 72 hours)."
    case .lookWhereLogsAreBlind:
      "If the suspicion stands, look where access logs are blind: bodies of POST requests (WAF, application logs), the "
        + "database's own logs, logins, files changed on the server."
    }
  }

  func noLegalAdvice() -> String { "Time limits are named for orientation and are no legal advice." }
}
