public import Investigation

extension Case {
  /// The case's data map; nil where it has none.
  public func dataMap() throws(CaseError) -> DataMapFile? {
    guard let set = state.dataMap else { return nil }
    let bytes = try content(of: set.object)
    do throws(InvestigationError) { return try DataMapFile(bytes: bytes, path: set.name) } catch {
      throw CaseError(.damaged, "The case's data map cannot be used: \(error.message)", remedy: error.remedy)
    }
  }
}

extension CaseWriter {
  /// The case's data map; nil where it has none.
  public func dataMap() throws(CaseError) -> DataMapFile? { try reading().dataMap() }
}
