import Evidence
import Reconstruction
import Records
import YAMLText

/// Reads what stood in files when they were read, and who did what in a window.
struct FileExposure {
  let map: DataMap
  let shelf: Shelf
  let clock: MapClock
  let path: String

  // MARK: - Files that were read

  /// Adds what the reads of files exposed.
  func addFiles(to finder: inout ExposureFinder) throws(DataMapError) {
    for (number, file) in finder.reconstruction.files.enumerated() where file.bytes > 0 {
      var isMapped = false
      var later = 0
      for (store, entry) in map.stores.enumerated() {
        guard case .file(let path, let copy, let time, let fields) = entry.kind,
          ServerPath.matches(file.path, pattern: path.value)
        else { continue }
        isMapped = true
        try measure(number, copy, in: &finder)
        let source = finder.source(store, .file(number))
        later += try add(finder.reconstruction.files[number], copy, time, fields, source, to: &finder)
      }
      if later > 0 { finder.notes.insert(.writtenLater(file: file.path, records: later)) }
      if !isMapped { finder.notes.insert(.unmappedFile(file.path)) }
    }
  }

  /// Where the page wrote the content longer than it stands in the file, the copy tells how much of it that was.
  private func measure(_ number: Int, _ copy: RecordPlace, in finder: inout ExposureFinder)
    throws(DataMapError)
  {
    guard var written = finder.reconstruction.files[number].written,
      case .success(let located) = shelf.locate(copy)
    else { return }
    do throws(EvidenceError) {
      let reader = try ChunkReader(located.item.file)
      while let chunk = try reader.next() {
        guard let bytes = written.next(chunk.bytes) else { continue }
        guard bytes > 0 else { return }
        finder.reconstruction.files[number].bytes = bytes
        finder.reconstruction.files[number].grade = .proven
        finder.reconstruction.files[number].written = nil
        return
      }
    } catch {
      throw DataMapError(
        path: path,
        problems: [
          DataMapError.Problem(.notInEvidence, at: copy.source.mark, "\(error.path): \(error.message)")
        ])
    }
  }

  /// - Returns: how many records of the copy were written after the read, or stand beyond the bytes that were read.
  private func add(
    _ file: FileRead, _ copy: RecordPlace, _ time: Marked<String>?, _ fields: [ClassifiedField],
    _ source: UInt32,
    to finder: inout ExposureFinder
  ) throws(DataMapError) -> Int {
    var later = 0
    // Where the size of the page is not understood, only the time tells what stood in the file.
    let bytes = file.grade > .possible ? file.bytes : nil
    let whole = try read(copy, time, fields, source, upTo: bytes, to: &finder) { found, finder in
      if let time = found.detail.time, time > file.at.seconds {
        later += 1
        return true
      }
      return finder.add(found, to: source, grade: file.grade, first: file.at.seconds, last: file.at.seconds)
    }
    if let bytes, whole.bytes < bytes {
      finder.notes.insert(.copyTooShort(file: file.path, copy: whole.bytes, read: bytes))
    }
    // What the copy holds beyond the bytes that were read.
    let all = try read(copy, time, fields, source, upTo: nil, to: &finder) { _, _ in true }
    return later + max(0, all.records - whole.records)
  }

  // MARK: - Windows

  /// Adds what people entered in the windows of the map.
  func addCaptures(to finder: inout ExposureFinder) throws(DataMapError) {
    for (store, entry) in map.stores.enumerated() {
      guard case .capture(let window, let events, let time, let classes) = entry.kind,
        let from = clock.seconds(window.from.value), let to = clock.seconds(window.to.value)
      else { continue }
      let source = finder.source(store, .capture)
      let isMinute = MapInstant.isWrittenToTheMinute(window.to.value)
      let last = isMinute ? to + 59 : to
      _ = try read(events, time, [], source, upTo: nil, to: &finder) { found, finder in
        guard let at = found.detail.time, at >= from, at <= last else { return true }
        let captured = ExposureFinder.FoundRecord(
          person: found.person, key: found.key, values: found.values, classes: classes.map(\.value),
          detail: found.detail)
        return finder.add(captured, to: source, grade: .probable, first: at, last: at)
      }
    }
  }

  // MARK: - Files in a gap

  /// Adds what could be read of files while the evidence shows nothing: what stood in them at its end.
  func addGap(until end: Int64, to finder: inout ExposureFinder) throws(DataMapError) {
    for (store, entry) in map.stores.enumerated() {
      guard case .file(_, let copy, let time, let fields) = entry.kind else { continue }
      let source = finder.source(store, .gap)
      _ = try read(copy, time, fields, source, upTo: nil, to: &finder) { found, finder in
        if let time = found.detail.time, time > end { return true }
        return finder.add(found, to: source, grade: .possible, first: end, last: end)
      }
    }
  }

  // MARK: - Reading

  /// Reads records and hands those that meet the place's conditions to `body`, which tells whether their person is known.
  private func read(
    _ place: RecordPlace, _ time: Marked<String>?, _ fields: [ClassifiedField], _ source: UInt32,
    upTo limit: Int?,
    to finder: inout ExposureFinder, _ body: (ExposureFinder.FoundRecord, inout ExposureFinder) -> Bool
  ) throws(DataMapError) -> (records: Int, bytes: Int) {
    let store = map.stores[finder.sources[Int(source)].store]
    let located: Shelf.Located
    switch shelf.locate(place) {
    case .failure(let missing): throw DataMapError(path: path, problems: [missing.problem])
    case .success(let found): located = found
    }
    let population = finder.register.members[finder.populationNumber(store.person)].population
    let reader = FoundRecordReader(
      store, place, time, fields, population, item: located.item.number,
      clock: located.clock(clock, column: time?.value))
    var records = 0
    var strangers = 0
    let summary: RecordsSummary
    do throws(RecordsError) {
      summary = try located.source.read(
        [RecordRequest(table: located.table, columns: reader.columns)], upTo: limit
      ) { _, record in
        guard let own = reader.found(record) else { return }
        records += 1
        if !body(own, &finder) { strangers += 1 }
      }
    } catch {
      throw DataMapError(
        path: path, problems: [DataMapError.Problem(.notInEvidence, at: place.source.mark, "\(error)")])
    }
    let name = located.item.file.path
    if limit == nil {
      if let problem = place.unfitting(name, summary, summary.answers[0]) {
        throw DataMapError(path: path, problems: [problem])
      }
      let problems = zip(reader.columns, summary.answers[0].isColumnFound).filter { !$0.1 }.map { column, _ in
        DataMapError.Problem(
          .notInEvidence, at: store.mark(of: column), "\(name) has no \(column)",
          remedy: Nearest.advice(column, among: summary.tables.first?.columns ?? [], noun: "fields"))
      }
      guard problems.isEmpty else { throw DataMapError(path: path, problems: problems) }
      if summary.unparsed.count > 0 {
        finder.notes.insert(.unparsedLines(file: name, lines: summary.unparsed.count))
      }
    }
    if strangers > 0 {
      finder.notes.insert(.personNotFound(store: store.id?.value ?? name, records: strangers))
    }
    return (records, summary.decodedBytes)
  }
}
