import CaseFile
import Foundation
import Investigation
import Reconstruction
import YAMLText

/// The desk, phishing, earlier notices.
extension NoticeContext {
  func desk(_ organisation: Organisation) -> Values {
    let desk = organisation.desk
    let closes = desk?.closes
    return [
      .deskName: Value(desk.map { words.text($0.name) }),
      .channels: .list(desk?.channels.map(channel) ?? []),
      .deskHours: Value(desk?.hours.map(hours)),
      .deskPeriod: Value(period(desk)),
      .deskCloses: Value(closes.map { dates.dateOf($0) }),
      .deskIsClosed: .flag(closes?.latest.map { $0.seconds < facts.end } ?? false),
      .deskAfterwards: Value(desk?.afterwards.map(words.text)),
    ]
  }

  private func channel(_ channel: Organisation.Channel) -> Values {
    let kind: Markup =
      switch channel.kind {
      case .phone: say("電話", "Telephone")
      case .operatorCall: say("オペレーター通話", "Operator call")
      case .mail: say("メール", "Mail")
      case .form: say("お問い合わせフォーム", "Form")
      case .post: say("郵便", "Post")
      }
    // People who are being phished are not sent links: they reach the desk by what is printed here.
    let page =
      audience == .person
      ? nil
      : channel.url.map { url in
        Markup(xhtml: "<a href=\"\(Markup(url).xhtml)\">\(Markup(url).xhtml)</a>")
      }
    return [
      .channelAudience: .shown(channel.audience.map { Markup(words.text($0)) } ?? say("すべてのお客様", "everyone")),
      .channelKind: .shown(kind),
      .channelValue: .shown(Markup(channel.value)),
      .channelCost: Value(channel.cost.map(words.text)),
      .channelNote: Value(channel.note.map(words.text)),
      .channelPage: Value(page),
    ]
  }

  private func period(_ desk: Organisation.Desk?) -> Markup? {
    switch (desk?.opens, desk?.closes) {
    case (let opens?, let closes?): Markup(dates.span(opens, closes))
    case (nil, let closes?):
      say("\(dates.dateOf(closes))まで", "until \(dates.dateOf(closes))")
    case (let opens?, nil): say("\(dates.dateOf(opens))から", "from \(dates.dateOf(opens))")
    case (nil, nil): nil
    }
  }

  private func hours(_ hours: Organisation.Hours) -> Markup {
    let all = Organisation.Hours.Day.allCases
    let weekdays = Array(all.prefix(5))
    let names: [Organisation.Hours.Day: (String, String)] = [
      .mon: ("月", "Monday"), .tue: ("火", "Tuesday"), .wed: ("水", "Wednesday"), .thu: ("木", "Thursday"),
      .fri: ("金", "Friday"), .sat: ("土", "Saturday"), .sun: ("日", "Sunday"),
    ]
    let days = all.filter(hours.days.contains)
    let each: Markup =
      switch days {
      case all: say("毎日", "every day")
      case weekdays: say(hours.holidays ? "月曜日から金曜日" : "平日", "Monday to Friday")
      default:
        say(
          "\(days.compactMap { names[$0]?.0 }.map { Markup($0) }.joined("・"))曜日",
          words.list(days.compactMap { names[$0]?.1 }))
      }
    let except: Markup =
      hours.holidays ? .empty : say(days == weekdays ? "。土・日・祝日を除く" : "。祝日を除く", ", except public holidays")
    let zone = dates.zoneName(hours.zone)
    return say(
      "\(each)\(Self.clock(hours.from))から\(Self.clock(hours.to))まで（\(zone)\(except)）",
      "\(each), \(hours.from) to \(hours.to) (\(zone))\(except)")
  }

  /// `9時`, `9時30分` of `09:30`.
  private static func clock(_ text: String) -> String {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    guard let hour = parts.first else { return text }
    let minute = parts.count > 1 ? parts[1] : 0
    return "\(hour)時" + (minute == 0 ? "" : "\(minute)分")
  }

  // MARK: - Phishing

  func phishing() -> Values {
    [
      .hasPhishing: .flag(!facts.campaigns.isEmpty),
      .campaigns: .list(facts.campaigns.map(campaign)),
    ]
  }

  private func campaign(_ campaign: Phishing) -> Values {
    let services =
      campaign.services.isEmpty ? facts.organisation?.services.map(\.id) ?? [] : campaign.services
    let sites = audience.isOutside ? [] : campaign.urls.map(Self.defanged)
    return [
      .campaignServices: .shown(
        services.isEmpty ? say("当社", "our company") : words.names(services.map(service))),
      .campaignSubject: Value(campaign.subject),
      .campaignSenders: Value(words.enumeration(campaign.senders.map(Self.defanged))),
      .campaignSites: .list(sites.map { [.site: .shown(Markup($0))] }),
      .hasSites: .flag(!sites.isEmpty),
      .campaignFound: .shown(Markup(dates.time(campaign.found, zone: true))),
      .campaignTold: Value(campaign.publicWording.map(words.text)),
      .campaignWhat: .shown(Markup(words.text(campaign.what))),
      .campaignState: Value(state(of: campaign)),
    ]
  }

  /// `http://a.example` as `hxxp://a[.]example`, which nothing opens.
  static func defanged(_ address: String) -> String {
    address.replacing("http", with: "hxxp").replacing(".", with: "[.]")
  }

  private func state(of campaign: Phishing) -> Markup? {
    if let down = campaign.down, facts.hasCome(down) {
      let day = Markup(dates.dateOf(down))
      return say(
        "偽のサイトは、\(day)に閉鎖を確認しました。同様のメールには、引き続きご注意ください。",
        "The false site was seen to be down on \(day). Please go on being wary of such mails.")
    }
    let checked = campaign.checked.flatMap { facts.hasCome($0) ? Markup(dates.dateOf($0)) : nil }
    switch campaign.status {
    case .active:
      return checked.map { say("\($0)現在も、偽のサイトは開かれたままです。", "As of \($0) the false site was still up.") }
    case .takedownRequested, .down:
      return checked.map {
        say(
          "偽のサイトの閉鎖を求めています。\($0)現在、閉鎖は確認できていません。",
          "The takedown of the false site has been requested; as of \($0) it was not confirmed to be down.")
      }
    }
  }

  // MARK: - Earlier notices

  func previous() -> Values {
    let own: [NoticeKind] = [.warning, .first, .second, .final]
    var items: [Values] = []
    for notice in basis.notices {
      guard let kind = NoticeKind(rawValue: notice.kind), own.contains(kind),
        let step = notice.last(.published),
        let day = step.content.date ?? String(step.at.prefix(10)) as String?,
        let time = try? FactTime(day, zone: basis.zone), let published = time.day, published < date
      else { continue }
      items.append([
        .previousTitle: .shown(Markup(words.text(kind.title))),
        .previousDate: .shown(Markup(dates.day(published))),
      ])
    }
    if items.isEmpty {
      items = facts.events.filter { event in
        ["warning", "notice"].contains(event.kind.rawValue) && event.publicWording != nil
          && event.occurred.day.map { $0 < date } ?? false
      }.map { event in
        [
          .previousTitle: .shown(Markup(event.kind.title(language))),
          .previousDate: .shown(Markup(dates.dateOf(event.occurred))),
        ]
      }
    }
    return [
      .previous: list(items), .hasPrevious: .flag(!items.isEmpty),
      .changes: .list(changes.map { [.change: .shown(Markup(words.text($0)))] }),
    ]
  }
}
