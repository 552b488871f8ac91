import Exposure

/// Data classes as they are called in a reason.
struct ClassWords {
  let own: [DataClass]

  func japanese(_ ids: [String]) -> String { ids.map { find($0)?.japanese ?? $0 }.joined(separator: "、") }
  func english(_ ids: [String]) -> String { ids.map { find($0)?.english ?? $0 }.joined(separator: ", ") }

  /// The class itself, else the nearest one above it.
  private func find(_ id: String) -> DataClass? {
    (own + DataClass.wellKnown).filter { DataClass.isCovered(id, by: $0.id) }
      .max { $0.id.count < $1.id.count }
  }
}
