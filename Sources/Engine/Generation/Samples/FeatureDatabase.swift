import Foundations
import Libraries

/// Writes `features.sqlite`: the samples and the features of their receivers, in one transaction.
final class FeatureDatabase {
  static let fileName = "features.sqlite"

  private let database: SQLiteDatabase
  private let insertion: String

  /// Creates the database at `path`, which must not exist.
  init(_ path: String) throws(SQLiteError) {
    database = try SQLiteDatabase(path, .create)
    let columns = FeatureTable.columns.dropFirst(2)
    // The file is renamed when it is complete, so it needs no journal.
    try database.execute("PRAGMA journal_mode = OFF")
    try database.execute("PRAGMA synchronous = OFF")
    try database.execute("BEGIN")
    try database.execute(
      """
      CREATE TABLE samples(
        sample INTEGER PRIMARY KEY, candidate INTEGER NOT NULL, transmitter_latitude REAL NOT NULL,
        transmitter_longitude REAL NOT NULL, gdop REAL NOT NULL, receivers INTEGER NOT NULL)
      """)
    try database.execute(
      "CREATE TABLE features(sample INTEGER NOT NULL, receiver TEXT NOT NULL, "
        + columns.map { "\($0) REAL" }.joined(separator: ", ")
        + ", PRIMARY KEY(sample, receiver)) WITHOUT ROWID")
    let places = Array(repeating: "?", count: FeatureTable.columns.count)
    insertion = "INSERT INTO features VALUES(\(places.joined(separator: ", ")))"
  }

  /// Adds `sample`.
  func add(_ sample: GeneratedSample) throws(SQLiteError) {
    try database.execute(
      "INSERT INTO samples VALUES(?, ?, ?, ?, ?, ?)", .integer(sample.number),
      .integer(sample.candidate), .real(sample.transmitter.latitude),
      .real(sample.transmitter.longitude), .real(sample.dilution),
      .integer(sample.receivers.count))
    for receiver in sample.receivers {
      let numbers = FeatureTable.numbers(receiver).map { $0.map(SQLiteValue.real) ?? .null }
      try database.forEach(
        insertion, [.integer(sample.number), .text(receiver.name)] + numbers
      ) { _ in true }
    }
  }

  /// Makes all samples visible.
  func finish() throws(SQLiteError) { try database.execute("COMMIT") }
}
