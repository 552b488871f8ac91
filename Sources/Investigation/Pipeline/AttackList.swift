import Injection

/// Attack requests of several items, in order and without those that two items both hold.
struct AttackList {
  /// What makes two log lines the same request.
  private struct Identity: Hashable {
    let time: Int64
    let client: String
    let point: InjectionPoint
    let payload: [UInt8]
    let status: Int
    let bytes: Int?

    init(_ attack: AttackRequest) {
      time = attack.time
      client = attack.client
      let own = attack.point
      // One of two formats may name the host.
      point = InjectionPoint(
        host: nil, method: own.method, path: own.path, place: own.place, parameter: own.parameter)
      payload = attack.value.payload
      status = attack.status
      bytes = attack.bytes
    }
  }

  private(set) var attacks: [AttackRequest] = []
  /// Items that overlap, and how many requests were counted once for it.
  private(set) var overlaps: [(items: [Int], requests: Int)] = []

  /// - Parameter lists: the attacks of each item, items in their order.
  init(_ lists: [(item: Int, attacks: [AttackRequest])]) {
    var counted: [Identity: (count: Int, item: Int)] = [:]
    for (item, own) in lists {
      var ownCounts: [Identity: Int] = [:]
      var dropped: [Int: Int] = [:]
      for attack in own {
        let identity = Identity(attack)
        let number = ownCounts[identity, default: 0] + 1
        ownCounts[identity] = number
        if let known = counted[identity], known.item != item, number <= known.count {
          dropped[known.item, default: 0] += 1
          continue
        }
        counted[identity] = (number, item)
        attacks.append(attack)
      }
      for (other, requests) in dropped.sorted(by: { $0.key < $1.key }) {
        overlaps.append(([other, item], requests))
      }
    }
    attacks.sort { ($0.time, $0.item, $0.line) < ($1.time, $1.item, $1.line) }
  }
}
