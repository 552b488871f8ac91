/// A scenario of one afternoon, small enough to be investigated many times; its parts can be replaced.
///
/// Three ways to be exposed: a table was read, a file was read, something was entered in a window.
public enum SmallScenario {
  public static let text = """
    scene: small
    timeZone: Asia/Tokyo
    services:
      - { id: shop, name: Shop, path: /, items: 20 }
      - { id: club, name: Club, path: /club, items: 20 }
    populations:
      - id: members
        service: shop
        table: shop.members
        count: 160
        later: 5
        since: 2020-01-01
        withdrawn: 0.2
        countries: { JP: 8, US: 2 }
        columns: { id: id, email: email, name: name, country: country, created_at: createdAt, left_at: withdrawnAt }
      - id: friends
        service: club
        table: club.friends
        count: 60
        later: 2
        since: 2021-01-01
        columns: { id: id, email: email, phone: phone, created_at: createdAt }
        shares:
          - { with: members, people: 15, otherCase: 0.5 }
      - id: staff
        service: club
        table: club.staff
        count: 6
        since: 2019-01-01
        columns: { id: id, email: email, login: loginId, created_at: createdAt }
    files:
      - id: log
        path: /srv/shop/debug.log
        copy: debug.log
        openings:
          - from: 2024-05-01T08:00:00+09:00
            to: 2024-05-02T10:00:00+09:00
            entries:
              - { id: cards, holds: card, population: members, people: 7, entries: 9 }
              - { id: words, holds: password, population: members, people: 5 }
              - { id: noise, holds: nothing, entries: 20 }
          - from: 2024-05-03T08:00:00+09:00
            to: 2024-05-03T09:00:00+09:00
            entries:
              - { id: later, holds: password, population: members, people: 3 }
    captures:
      - { id: form, from: 2024-05-02T12:30:00+09:00, to: 2024-05-02T14:00:00+09:00, population: members, people: 4, classes: [card.number, card.cvv] }
    events:
      - { table: shop.card_events, population: members, entries: [log.cards], captures: [form], others: 30 }
    points:
      - { id: list, service: shop, page: list, path: /list, parameter: cat }
      - { id: stock, service: club, page: check, path: /club/stock, parameter: code, quoted: true }
    traffic: { from: 2024-05-01, to: 2024-05-03, lines: 3000, format: nginx-timed }
    dump: { at: 2024-05-04T03:00:00+09:00 }
    attackers:
      - { id: mallory, addresses: [203.0.113.240], userAgent: Mozilla/5.0 }
    intrusion:
      - { do: probe, by: mallory, point: list, at: 2024-05-02T11:10:00+09:00 }
      - { do: columns, by: mallory, point: list, at: 2024-05-02T11:12:00+09:00 }
      - { do: file, by: mallory, point: list, file: log, at: 2024-05-02T12:15:00+09:00 }
      - { do: read, by: mallory, point: list, table: shop.members, columns: [id, email, name], page: 20, at: 2024-05-02T13:05:00+09:00, until: 2024-05-02T15:50:00+09:00 }
      - { do: read, by: mallory, point: list, table: club.friends, columns: [id, email], page: 30, at: 2024-05-02T16:10:00+09:00 }
      - { do: probe, by: mallory, point: stock, at: 2024-05-02T17:05:00+09:00, every: 2 }
      - { do: read, by: mallory, point: stock, technique: boolean, table: club.staff, columns: [email], rows: 2, at: 2024-05-02T17:10:00+09:00, every: 1 }
    sets:
      - { id: members, people: population(members) }
      - { id: cards, of: members, people: members & class(card.number) }
      - { id: passwords, people: class(password.plain) }
      - { id: friends, people: population(friends) }
      - { id: individual, people: cards + passwords + friends }
      - { id: rest, people: all - individual }

    """

  /// The text with one place replaced; the place must be there.
  public static func text(_ old: String, _ new: String) -> String { text.replacingEach([(old, new)]) }
}
