import Reconstruction

/// Which characters of a value a reader may see: all of it with --reveal, else the stretches that he typed himself.
///
/// Of card numbers nobody sees more than the first six and the last four digits.
struct Visibility {
  /// Whether everything may be seen, questions about the value as a whole included.
  let isWhole: Bool
  private let places: Set<Int>

  init(_ text: String, typed: String, reveals: Bool) {
    let scalars = Array(text.unicodeScalars)
    var places: Set<Int> = []
    if reveals {
      places = Set(1...max(1, scalars.count + 1))
    } else if !typed.isEmpty, typed.unicodeScalars.count <= scalars.count {
      let wanted = Array(typed.unicodeScalars)
      for start in 0...(scalars.count - wanted.count)
      where zip(scalars[start...], wanted).allSatisfy({
        $0.properties.lowercaseMapping == $1.properties.lowercaseMapping
      }) {
        places.formUnion((start + 1)...(start + wanted.count))
      }
      // That the text ends behind it is no secret to who typed the whole.
      if text == typed { places.insert(scalars.count + 1) }
    }
    if CardNumbers.holds(text) {
      let digits = scalars.indices.filter {
        scalars[$0].properties.numericType != nil || scalars[$0] == "\u{FFFD}"
      }
      places.subtract(digits.dropFirst(6).dropLast(4).map { $0 + 1 })
      isWhole = false
    } else {
      isWhole = reveals || text == typed
    }
    self.places = places
  }

  /// Lengths are no content; a number is the value itself.
  func shows(_ subject: LearntSubject, isBytes: Bool) -> Bool {
    switch subject {
    case .length, .byteLength: true
    case .number, .whole: isWhole
    case .character(let place): isWhole || !isBytes && place > 0 && places.contains(place)
    }
  }
}
