/// A place in a text: line and column from 1.
public struct Mark: Sendable, Hashable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Something and the place at which it stands. Equal when the things are, wherever they stand.
public struct Marked<Value: Sendable & Equatable>: Sendable, Equatable {
  public var value: Value
  public var mark: Mark

  public init(_ value: Value, at mark: Mark) {
    self.value = value
    self.mark = mark
  }

  public static func == (a: Marked, b: Marked) -> Bool { a.value == b.value }
}

extension Marked: Hashable where Value: Hashable {
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
