import Bytes
import Evidence

/// A table of a file, with some of its records: what a data map is drafted from.
public struct TableInventory: Sendable, Equatable {
  /// The table with its columns and, where the file says, their types.
  public var table: TableContents
  /// How many records there are; nil for views, which are not read.
  public var rowCount: Int?
  /// Records spread evenly over the table, in its order; nil for NULL and missing fields.
  public var samples: [[String?]]
}

extension RecordSource {
  /// The tables of the file, each with some of its records. The file is read twice.
  ///
  /// The records taken depend on the file and on `samples` alone. Views have none.
  ///
  /// - Parameter samples: how many records are wanted of each table at most.
  /// - Throws: `RecordsError` where the file cannot be read, or not read twice.
  /// - Complexity: O(bytes); memory holds at most twice the samples.
  public func inventory(samples: Int = 20) throws(RecordsError) -> [TableInventory] {
    guard file.isRereadable else {
      throw RecordsError(
        .unreadable, path: file.path, message: "it cannot be read twice, as an inventory has to",
        remedy: "Write it to a file, and name that.")
    }
    let tables = try contents()
    var requests: [RecordRequest] = []
    for table in tables where !table.isView {
      var request = RecordRequest(table: table.name, columns: table.columns)
      request.isExact = true
      requests.append(request)
    }
    var keepers = requests.map { _ in SampleKeeper(limit: samples) }
    let summary = try read(requests) { request, record in
      guard keepers[request].wantsNext() else { return }
      keepers[request].keep((0..<record.count).map { record.text($0) })
    }
    var next = 0
    return tables.map { table in
      if table.isView { return TableInventory(table: table, rowCount: nil, samples: []) }
      defer { next += 1 }
      return TableInventory(
        table: table, rowCount: summary.answers[next].records, samples: keepers[next].samples)
    }
  }

  /// The tables of the file. Where a format names its columns at the beginning, no more is read.
  private func contents() throws(RecordsError) -> [TableContents] {
    let limit = try detectedFormat().hasTables ? nil : RecordFeed.headSize
    return try read([], upTo: limit) { _, _ in }.tables
  }
}
