/// Maps that several tests use.
enum Examples {
  /// Two shops with one population each, and every kind of store.
  static let whole = """
    timeZone: Asia/Tokyo
    services:
      - { id: clubjapan, name: { ja: クラブジャパン, en: CLUB JAPAN } }
      - { id: magdeli, name: MagDeli }
    populations:
      - id: customers
        service: clubjapan
        title: { ja: 会員, en: members }
        table: clubjapan.members
        key: id
        where: { type: [member, vip, null] }
        fields: { email: email, name: name, country: country, createdAt: created_at, withdrawnAt: withdrawn_at }
      - id: affiliates
        service: magdeli
        file: backup/affiliates.csv
        records: { format: csv, encoding: shift_jis, delimiter: ";", header: [no, mail, tel] }
        key: no
        fields: { email: mail, phone: tel }
    stores:
      - id: members
        table: clubjapan.members
        population: customers
        columns: { id: memberId, email: email, password_hash: password.hashed, name: name }
      - view: clubjapan.v_members
        population: customers
        columns: { no: memberId, mail: email }
      - table: clubjapan.orders
        person: { population: customers, by: { id: member_id } }
        columns: { address: address, contact: [email, phone] }
        where: { status: paid }
      - file: /srv/shop/logs/app-*.log
        copy: app-debug.log
        records: { format: jsonl, time: ts, where: { event: card_update } }
        person: { population: customers, by: { id: user.id } }
        fields: { card.no: card.number }
      - file: /srv/shop/logs/debug.log
        records:
          format: lines
          pattern: ['[{time}] {level} {event} ip={ip} POST={body:json}', '{time} {} {event} {body:form}']
          time: time
          where: { event: [shop/card, body.kind] }
        person: { population: customers, by: { email: body.email } }
        fields: { body.card.no: card.number, ip: ip }
      - capture: { from: 2016-12-22T08:30+09:00, to: 2016-12-23T11:50+09:00 }
        events: { table: clubjapan.card_events, time: at, where: { kind: [register, update] } }
        person: { population: customers, by: { id: member_id } }
        classes: [card.number, card.expiry, loyalty.rank]
    identity: { same: [[email], [name, phone]] }
    sets:
      - { id: clubjapan, people: service(clubjapan) }
      - { id: cards, title: { ja: カード会員, en: card holders }, of: clubjapan, people: "class(card.number)" }
      - { id: rest, of: all, people: "all - cards & withdrawn" }
    classes: [{ id: loyalty.rank, title: { ja: 会員ランク, en: loyalty rank } }]
    """

  /// The least that is a map.
  static let least = """
    services: [{ id: shop }]
    populations: [{ id: p, service: shop, table: users, key: id, fields: { email: email } }]
    stores: [{ table: users, population: p, columns: { email: email } }]
    """

  /// The least map with another line under it.
  static func least(and more: String) -> String { least + "\n" + more }

  /// The least map with one part replaced.
  static func least(_ part: String, _ other: String) -> String {
    precondition(least.contains(part), "no such part: \(part)")
    return least.replacing(part, with: other)
  }
}
