import DatabaseDump
import Evidence
public import Exposure
public import Reconstruction
import Records
import YAMLText

/// Whose data was exposed, and the way back to each person.
public struct People: Sendable {
  public let affected: Affected
  let shelf: Shelf
  let utcOffset: @Sendable (Int64) -> Int

  /// Lists the affected records, reading names and addresses from the populations once more.
  func lister(_ reconstruction: Reconstruction) -> AffectedLister {
    AffectedLister(affected, shelf: shelf, reconstruction: reconstruction, utcOffset: utcOffset)
  }
}

extension People {
  /// Hands the affected records to `body`, those of a set of the data map only.
  ///
  /// - Throws: `InvestigationError` where a population cannot be read a second time.
  public func list(
    _ reconstruction: Reconstruction, in set: String? = nil, _ body: (AffectedRecord) -> Void
  ) throws(InvestigationError) {
    do throws(RecordsError) {
      try lister(reconstruction).list(in: set.map(SetExpression.set) ?? .all) { record in
        body(record)
        return true
      }
    } catch {
      throw InvestigationError(error)
    }
  }

  /// The cards whose numbers were exposed, read straight from the evidence.
  ///
  /// The list is for an encrypted file and nothing else; see `CardList`.
  ///
  /// - Throws: `InvestigationError` where a file cannot be read a second time.
  public func cards(_ reconstruction: Reconstruction) throws(InvestigationError) -> CardList {
    do throws(RecordsError) {
      return try CardLister(affected, shelf: shelf, reconstruction: reconstruction, utcOffset: utcOffset)
        .list()
    } catch {
      throw InvestigationError(error)
    }
  }
}

extension InvestigationError {
  /// A file of the evidence that could be read once and now cannot.
  fileprivate init(_ error: RecordsError) {
    self.init(.badInput, "\(error.path): \(error.message)", remedy: error.remedy)
  }
}

/// Goes from what was reconstructed to whose data it is.
struct PeopleFinder {
  let map: DataMapFile
  let numbered: Numbering
  let options: Investigation.Options

  func find(_ findings: Findings) throws(InvestigationError) -> People {
    let shelf = Shelf(
      numbered.items.filter { $0.format == nil }.map { item in
        Shelf.Item(
          number: item.item.number, file: item.file, tables: item.dump?.tables ?? item.tables,
          timestampsAreUTC: item.dump?.timeZoneIsUTC ?? false)
      })
    let offset = utcOffset(findings)
    let reader = ExposureReader(map: map.map, path: map.path, shelf: shelf, utcOffset: offset)
    let trace = findings.period.map { ($0.first, $0.last) }
    do throws(DataMapError) {
      let affected = try reader.affected(
        by: findings.reconstruction, trace: trace, gaps: gaps(findings))
      return People(affected: affected, shelf: shelf, utcOffset: offset)
    } catch {
      throw InvestigationError(
        .badInput, "The data map does not fit the evidence:\n\(error)",
        remedy: "Correct the map, or give the evidence that it names")
    }
  }

  /// The zone of times without one: as told, else the map's, else the logs'.
  private func utcOffset(_ findings: Findings) -> @Sendable (Int64) -> Int {
    if let zone = options.timeZone ?? map.map.timeZone.flatMap({ Zone($0.value) }) {
      return { zone.offset(at: $0) }
    }
    let logged =
      findings.period?.first.utcOffset ?? findings.evidence.compactMap(\.first).first?.utcOffset ?? 0
    return { _ in logged }
  }

  /// Gaps while the intrusion was under way: some injection point let data out, and nobody knows what it let out then.
  /// One that begins or ends within the intruders' longest pause of what is seen of them may hide more of it.
  private func gaps(_ findings: Findings) -> [ExposureReader.Gap] {
    guard let period = findings.period, findings.reconstruction.points.contains(where: \.succeeded) else {
      return []
    }
    return findings.gaps.compactMap { gap in
      let from = gap.from ?? period.first
      let margin = max(3_600, period.longestPause)
      guard gap.to == nil || from.seconds <= period.last.seconds + margin,
        gap.to.map({ $0.seconds >= period.first.seconds - margin }) ?? true
      else { return nil }
      return ExposureReader.Gap(from: from, to: gap.to)
    }
  }
}
