/// Who stands where: which records are picked for entries and captures, and which are people of another population.
///
/// Nothing is kept for single people. Each population is shuffled; the first places of the shuffled order belong to
/// entries and captures, the next to records that are people of other populations, the next to people whom later
/// populations share.
struct Registry {
  /// Who a record is: the population that knew the person first, and the record there.
  struct Identity: Hashable {
    let population: Int
    let index: Int
  }

  struct Places {
    /// Records that had registered before the first event that needs people.
    var settled = 0
    /// Places taken.
    var needed = 0
    /// Places of entries and captures.
    var picked = 0
    var shuffle = Permutation(count: 1, seed: 0)
    /// Where this population's own shares begin, with the place in the other population.
    fileprivate var shares: [(start: Int, count: Int, other: Int, otherStart: Int, otherCase: Int)] = []
  }

  let scenario: Scenario
  private(set) var places: [Places]
  private var entryStarts: [Scenario.EntryReference: Int] = [:]
  private var captureStarts: [Int] = []
  private let seed: UInt64

  init(_ scenario: Scenario) {
    self.scenario = scenario
    seed = scenario.seed
    places = scenario.populations.map { _ in Places() }
    for (file, plan) in scenario.files.enumerated() {
      for (opening, value) in plan.openings.enumerated() {
        for (number, entries) in value.entries.enumerated() {
          guard let population = entries.population else { continue }
          let reference = Scenario.EntryReference(file: file, opening: opening, entries: number)
          entryStarts[reference] = places[population].needed
          places[population].needed += entries.people
        }
      }
    }
    for capture in scenario.captures {
      captureStarts.append(places[capture.population].needed)
      places[capture.population].needed += capture.people
    }
    for number in places.indices { places[number].picked = places[number].needed }
    for number in places.indices { addShares(of: number) }
    for number in places.indices {
      let plan = scenario.populations[number]
      let first = firstNeed(of: number)
      places[number].settled = first.map { plan.existing(at: $0, seed) } ?? plan.count
      places[number].shuffle = Permutation(
        count: max(1, places[number].settled), seed: Chance.seed(scenario.seed, 11, number))
    }
  }

  private mutating func addShares(of number: Int) {
    var used: [Scenario.EntryReference: Int] = [:]
    for share in scenario.populations[number].shares {
      let otherStart: Int
      if let among = share.among {
        otherStart = entryStarts[among, default: 0] + used[among, default: 0]
        used[among, default: 0] += share.people
      } else {
        otherStart = places[share.population].needed
        places[share.population].needed += share.people
      }
      places[number].shares.append(
        (places[number].needed, share.people, share.population, otherStart, share.otherCase))
      places[number].needed += share.people
    }
  }

  /// When the first of a population's people has to be there.
  private func firstNeed(of number: Int) -> Instant? {
    let openings = scenario.files.flatMap(\.openings).filter { opening in
      opening.entries.contains { $0.population == number }
    }
    let captures = scenario.captures.filter { $0.population == number }
    return (openings.map(\.from) + captures.map(\.from)).min()
  }

  // MARK: - Questions

  /// The person that a record is, and in how many thousandths of such records the address has capitals.
  func identity(_ population: Int, _ index: Int) -> (identity: Identity, otherCase: Int) {
    let own = Identity(population: population, index: index)
    let place = places[population]
    guard !place.shares.isEmpty, index < place.settled else { return (own, 0) }
    let position = place.shuffle.position(of: index)
    guard position >= place.picked,
      let share = place.shares.first(where: { position >= $0.start && position < $0.start + $0.count })
    else { return (own, 0) }
    let other = places[share.other].shuffle.value(at: share.otherStart + position - share.start)
    return (identity(share.other, other).identity, share.otherCase)
  }

  /// Whether the record's person entered something in an entry or a capture.
  func isPicked(_ population: Int, _ index: Int) -> Bool {
    let place = places[population]
    guard place.picked > 0, index < place.settled else { return false }
    return place.shuffle.position(of: index) < place.picked
  }

  /// The record of the n-th person of some entries.
  func person(_ number: Int, of entries: Scenario.EntryReference, in population: Int) -> Int {
    places[population].shuffle.value(at: (entryStarts[entries] ?? 0) + number)
  }

  /// The record of the n-th person of a capture.
  func person(_ number: Int, ofCapture capture: Int) -> Int {
    places[scenario.captures[capture].population].shuffle.value(at: captureStarts[capture] + number)
  }
}

extension Scenario.PopulationPlan {
  /// When a record was made: in the order of the records, from the first day on.
  func created(_ index: Int, _ seed: UInt64, dump: Instant) -> Instant {
    let isLater = index >= count
    let from = isLater ? lastRead + 60 : since
    let to = isLater ? dump + -600 : lastRead + -60
    let (place, total) = isLater ? (index - count, later) : (index, count)
    let span = max(0, to.seconds - from.seconds)
    let begin = span * Int64(place) / Int64(total)
    let end = span * Int64(place + 1) / Int64(total)
    var chance = Chance(Chance.seed(seed, 12, index))
    return from + begin + Int64(chance.below(Int(max(1, end - begin))))
  }

  /// How many of the records had been made before a moment, of those up to the last read.
  func existing(at moment: Instant, _ seed: UInt64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if created(middle, seed, dump: moment) < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
