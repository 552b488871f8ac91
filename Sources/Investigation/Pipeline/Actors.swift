import Injection
import Reconstruction

/// Which addresses belong to one actor, as far as the requests show.
///
/// Attack tools mark what they fetch with random delimiters that they keep for a whole run; addresses that use the
/// same delimiters are one actor. Nothing else is taken for proof: a shared user agent or target is no evidence.
struct Actors {
  private var parents: [String: String] = [:]

  init(_ attacks: [AttackRequest]) {
    var owners: [[UInt8]: String] = [:]
    for attack in attacks {
      if parents[attack.client] == nil { parents[attack.client] = attack.client }
      guard let marks = Reconstructor.marks(of: attack) else { continue }
      if let owner = owners[marks] {
        join(owner, attack.client)
      } else {
        owners[marks] = attack.client
      }
    }
  }

  private func root(_ client: String) -> String {
    var at = client
    while let parent = parents[at], parent != at { at = parent }
    return at
  }

  private mutating func join(_ a: String, _ b: String) {
    let (a, b) = (root(a), root(b))
    if a != b { parents[max(a, b)] = min(a, b) }
  }

  /// Numbers from 1 in the order of `clients`.
  func numbers(for clients: [String]) -> [String: Int] {
    var numbers: [String: Int] = [:]
    var result: [String: Int] = [:]
    for client in clients {
      let root = root(client)
      let number = numbers[root] ?? numbers.count + 1
      numbers[root] = number
      result[client] = number
    }
    return result
  }
}
