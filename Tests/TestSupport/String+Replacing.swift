extension String {
  /// The text with places replaced; each must be there, and is replaced once.
  public func replacingEach(_ places: [(String, String)]) -> String {
    places.reduce(self) { text, place in
      precondition(text.contains(place.0), "no such place: \(place.0)")
      return text.replacing(place.0, with: place.1, maxReplacements: 1)
    }
  }
}
