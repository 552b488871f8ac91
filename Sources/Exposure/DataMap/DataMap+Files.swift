import YAMLText

extension DataMap {
  /// Whether a file of the evidence, by its path, is one that the map names.
  public func names(_ path: String) -> Bool {
    places.contains { place in
      if case .file(let name) = place.source.value { Shelf.names(name, path: path) } else { false }
    }
  }

  /// Every place of records that the map speaks of.
  private var places: [RecordPlace] {
    populations.map(\.place) + stores.map(\.place)
  }
}

extension Store {
  /// Where its records stand.
  var place: RecordPlace {
    switch kind {
    case .table(let place, _): place
    case .file(_, let copy, _, _): copy
    case .capture(_, let events, _, _): events
    }
  }
}
