import CaseFile

/// How many people a test finds.
public struct PeopleCount: Sendable, Hashable {
  /// By how sure it is that their data was obtained.
  public var proven = 0
  public var probable = 0
  public var possible = 0
  /// People of whom it cannot be told, since the part of the country in which they live is not known.
  public var undecided = 0
  /// People who would count if they lived there, and of whom no residence is known.
  public var withoutResidence = 0
  /// Places in the situation's profiles.
  var profiles: Set<Int> = []
  /// The classes of data by which they were found, in the order of the rule.
  public var classes: [String] = []

  /// As many as may be.
  public var maximum: Int { proven + probable + possible }

  func atLeast(_ certainty: Condition.PeopleTest.Certainty) -> Int {
    switch certainty {
    case .proven: proven
    case .probable: proven + probable
    case .possible: maximum
    }
  }
}

extension Situation {
  /// Counts the people of a test, each person once.
  public func count(_ test: Condition.PeopleTest) -> PeopleCount {
    var count = PeopleCount()
    for (place, profile) in profiles.enumerated() {
      guard let grade = grade(of: profile, test) else { continue }
      switch isResident(place, of: test.residence) {
      case .yes: break
      case .no: continue
      case .partUnknown:
        count.undecided += profile.people
        continue
      case .unknown:
        count.withoutResidence += profile.people
        continue
      }
      switch grade {
      case .proven: count.proven += profile.people
      case .probable: count.probable += profile.people
      case .possible: count.possible += profile.people
      }
      count.profiles.insert(place)
      if let data = test.data {
        count.classes = (count.classes + data.meeting(profile.classes.keys)).unique
      }
    }
    return count
  }

  /// People of whom no residence is known.
  public var peopleWithoutResidence: Int {
    zip(profiles, residences).reduce(0) { $0 + ($1.1.isEmpty ? $1.0.people : 0) }
  }

  private enum Resident { case yes, no, partUnknown, unknown }

  private func isResident(_ place: Int, of areas: [String]) -> Resident {
    guard !areas.isEmpty else { return .yes }
    let own = residences[place]
    guard !own.isEmpty else { return .unknown }
    let answers = own.flatMap { residence in areas.map { residence.isIn($0) } }
    if answers.contains(true) { return .yes }
    return answers.contains(nil) ? .partUnknown : .no
  }

  /// How sure it is that a person's data of these classes was obtained: the surest grade at which the expression is
  /// met. Nil where it is not met.
  private func grade(of profile: PeopleProfile, _ test: Condition.PeopleTest)
    -> Condition.PeopleTest.Certainty?
  {
    for certainty in [Condition.PeopleTest.Certainty.proven, .probable, .possible] {
      let classes = profile.classes.filter { Self.isAtLeast($0.value, certainty) }.map(\.key)
      if classes.isEmpty { continue }
      if test.data?.isMet(by: classes) ?? true { return certainty }
    }
    return nil
  }

  private static func isAtLeast(_ grade: String, _ certainty: Condition.PeopleTest.Certainty) -> Bool {
    switch certainty {
    case .proven: grade == "proven"
    case .probable: grade == "proven" || grade == "probable"
    case .possible: ["proven", "probable", "possible"].contains(grade)
    }
  }
}
