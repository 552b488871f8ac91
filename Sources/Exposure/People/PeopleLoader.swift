import Evidence
import Records
import YAMLText

/// Reads the populations, and the tables that name people by reference, out of the evidence: each file once.
struct PeopleLoader {
  let map: DataMap
  let shelf: Shelf
  let clock: MapClock
  /// Called with the bytes of a file that have been read.
  let progress: (Shelf.Item, Int) -> Void

  /// What was read.
  struct People {
    var register = Register()
    var rows: [Int: StoreRows] = [:]
    /// Lines that are no records, by population.
    var unparsed: [(file: String, lines: Int)] = []
  }

  /// Whose records are to be read.
  private enum Target {
    /// A population's, by its reader.
    case population(Int)
    /// A store's, by its reader.
    case rows(Int)
  }

  private struct Job {
    let target: Target
    let request: RecordRequest
    let located: Shelf.Located
    let place: RecordPlace
    /// Where the map names a column.
    let mark: (String) -> Mark
  }

  /// The readers, and what they read for.
  private struct Readers {
    var populations: [PopulationReader] = []
    var rows: [(store: Int, reader: StoreRowsReader)] = []
    var register = Register()
  }

  /// - Parameters:
  ///   - searched: ways by which records are looked up, by population.
  ///   - stores: the stores whose rows are needed.
  /// - Throws: everything about the map that the evidence contradicts, at once.
  func load(searched: [String: Set<Register.Lookup>], stores: Set<Int>, path: String) throws(DataMapError)
    -> People
  {
    var problems: [DataMapError.Problem] = []
    var people = People()
    var readers = Readers()
    let jobs = jobs(searched, stores, &readers, &problems)
    guard problems.isEmpty else { throw DataMapError(path: path, problems: problems) }
    for item in Set(jobs.map(\.located.item.number)).sorted() {
      // Different ways of reading one file, such as two encodings, are different passes.
      let passes = Dictionary(grouping: jobs.filter { $0.located.item.number == item }, by: \.place.reading)
      for (_, pass) in passes.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        read(pass, &readers, &people, &problems)
      }
    }
    finish(jobs, readers, &people, &problems)
    guard problems.isEmpty else { throw DataMapError(path: path, problems: problems) }
    return people
  }

  // MARK: - What is to be read

  private func jobs(
    _ searched: [String: Set<Register.Lookup>], _ stores: Set<Int>, _ readers: inout Readers,
    _ problems: inout [DataMapError.Problem]
  ) -> [Job] {
    var jobs: [Job] = []
    for store in map.stores { problems += shelf.contradictions(store) }
    let rules = map.identity.map { Register.Lookup(words: $0.fields.map(\.value)) }
    for population in map.populations {
      switch shelf.locate(population.place) {
      case .failure(let missing): problems.append(missing.problem)
      case .success(let located):
        let joining = rules.filter { $0.words.allSatisfy { population.fields[$0] != nil } }
        let found = searched[population.id.value] ?? []
        let sorted = found.sorted { $0.words.lexicographicallyPrecedes($1.words) }
        let reader = PopulationReader(
          population, item: located.item.number, lookups: joining + sorted.filter { !joining.contains($0) },
          indexed: found, clock: located.clock(clock, column: population.fields["createdAt"]?.value))
        jobs.append(
          Job(
            target: .population(readers.populations.count),
            request: RecordRequest(table: located.table, columns: reader.columns), located: located,
            place: population.place, mark: population.mark))
        readers.populations.append(reader)
      }
    }
    for number in stores.sorted() {
      guard case .table(let place, _) = map.stores[number].kind,
        case .success(let located) = shelf.locate(place), let definition = located.definition,
        let population = map.populations.first(where: {
          $0.id.value == map.stores[number].person.population.value
        })
      else { continue }
      let store = map.stores[number]
      let reader = StoreRowsReader(store, place, population, key: definition.primaryKeyNames)
      jobs.append(
        Job(
          target: .rows(readers.rows.count),
          request: RecordRequest(table: located.table, columns: reader.columns), located: located,
          place: place,
          mark: store.mark))
      readers.rows.append((number, reader))
    }
    return jobs
  }

  // MARK: - Reading

  private func read(
    _ pass: [Job], _ readers: inout Readers, _ people: inout People, _ problems: inout [DataMapError.Problem]
  ) {
    let item = pass[0].located.item
    let targets = pass.map(\.target)
    do throws(RecordsError) {
      let summary = try pass[0].located.source.read(pass.map(\.request)) { request, record in
        switch targets[request] {
        case .population(let number): readers.populations[number].add(record, register: &readers.register)
        case .rows(let number): readers.rows[number].reader.add(record)
        }
      }
      for (answer, job) in zip(summary.answers, pass) { problems += contradictions(answer, job, summary) }
      if summary.unparsed.count > 0 { people.unparsed.append((item.file.path, summary.unparsed.count)) }
      progress(item, summary.rawBytes)
    } catch {
      problems.append(DataMapError.Problem(.notInEvidence, at: pass[0].place.source.mark, "\(error)"))
    }
  }

  /// What the file does not have that the map names.
  private func contradictions(_ answer: RecordsSummary.Answer, _ job: Job, _ summary: RecordsSummary)
    -> [DataMapError.Problem]
  {
    let path = job.located.item.file.path
    guard answer.isTableFound || job.request.table == nil else {
      return [
        DataMapError.Problem(
          .notInEvidence, at: job.place.source.mark,
          "\(path) has no rows and no definition of the table \(job.place.tableText)",
          remedy: "Give a dump that holds the table")
      ]
    }
    if let problem = job.place.unfitting(path, summary, answer) { return [problem] }
    let there = summary.tables.first { $0.name == answer.table }?.columns ?? []
    return zip(job.request.columns, answer.isColumnFound).filter { !$0.1 }.map { column, _ in
      DataMapError.Problem(
        .notInEvidence, at: job.mark(column),
        "\(job.place.tableText) in \(path) has no column \(column)",
        remedy: Nearest.advice(column, among: there, noun: "columns"))
    }
  }

  private func finish(
    _ jobs: [Job], _ readers: Readers, _ people: inout People, _ problems: inout [DataMapError.Problem]
  ) {
    people.register = readers.register
    for job in jobs {
      guard case .population(let number) = job.target else { continue }
      var reader = readers.populations[number]
      var members = reader.finish()
      let population = reader.population
      if let repeated = reader.repeatedKey {
        problems.append(
          DataMapError.Problem(
            .notInEvidence, at: population.key.mark,
            "the key \(population.key.value) of population \(population.id.value) is not unique: records "
              + "\(repeated.records.0) and \(repeated.records.1) of \(job.located.item.file.path), lines "
              + "\(repeated.lines.0) and \(repeated.lines.1), have the same value",
            remedy: "Name the column that tells two records apart, such as the table's primary key"))
      }
      members.base = people.register.knownCount
      people.register.members.append(members)
    }
    for rows in readers.rows { people.rows[rows.store] = rows.reader.rows }
  }
}
