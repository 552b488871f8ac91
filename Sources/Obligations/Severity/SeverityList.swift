import CaseFile
public import Exposure

/// How severe the breach is for each group of people who lost the same classes of data: by ENISA's method, and in the
/// assumed damages of JNSA.
///
/// It is told for each group, not for the case: a few people may be hit hard where many are hardly hit.
public struct SeverityList: Sendable {
  /// People who lost the same.
  public struct Entry: Sendable {
    /// Sorted.
    public let classes: [String]
    /// Sets of the data map that all of them are in, sorted.
    public let sets: [String]
    public let people: Int
    public let severity: Severity
    public let damages: AssumedDamages
  }

  /// The most severe first.
  public let entries: [Entry]

  /// - Parameter ownClasses: the data map's own classes, for their names.
  public init(_ situation: Situation, ownClasses: [DataClass] = []) {
    var groups: [[String]: (people: Int, sets: Set<String>)] = [:]
    for profile in situation.profiles {
      let classes = profile.classes.keys.sorted()
      let sets = Set(profile.sets)
      let known = groups[classes]
      groups[classes] = (
        (known?.people ?? 0) + profile.people, known.map { $0.sets.intersection(sets) } ?? sets
      )
    }
    // Before a cause is entered: it was an intruder's requests that the run found the data in.
    let isMalicious = situation.causes.contains { $0.intent == .wrongful } || situation.causes.isEmpty
    let isUnintelligible = situation.claims(.unintelligible).contains(where: \.isProven)
    entries = groups.map { classes, group in
      let data = AffectedData(
        classes: Set(classes), people: group.people, recipients: .unknown, isMalicious: isMalicious,
        isUnintelligible: isUnintelligible)
      return Entry(
        classes: classes, sets: group.sets.sorted(), people: group.people,
        severity: Severity(of: data, ownClasses: ownClasses),
        damages: AssumedDamages(of: data, ownClasses: ownClasses))
    }.sorted { a, b in
      if a.severity.score != b.severity.score { return a.severity.score > b.severity.score }
      if a.people != b.people { return a.people > b.people }
      return a.classes.joined(separator: " ") < b.classes.joined(separator: " ")
    }
  }
}
