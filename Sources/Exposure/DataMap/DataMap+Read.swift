extension DataMap {
  /// Reads a map from the text of a YAML file; `path` is what errors call it.
  ///
  /// - Throws: everything that is wrong at once, each with its line, and how to mend it.
  public init(yaml: String, path: String) throws(DataMapError) {
    let root = try MapSyntax.compose(yaml, path: path)
    var reader = MapReader()
    let map = reader.map(root)
    var checker = MapChecker(map)
    checker.check()
    // A part that could not be read is missing, and what refers to it must not be accused of what is not its fault.
    let certain = checker.problems.filter {
      reader.problems.isEmpty || [.duplicate, .unknownClass].contains($0.code)
    }
    let problems = reader.problems + certain
    guard problems.isEmpty else { throw DataMapError(path: path, problems: problems) }
    self = map
  }

  /// Reads a map from the bytes of a file, which have to be UTF-8.
  public init(bytes: [UInt8], path: String) throws(DataMapError) {
    try self.init(yaml: MapSyntax.text(of: bytes, path: path), path: path)
  }
}
