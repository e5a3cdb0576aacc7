import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Libraries

/// The queries of the guide to the sample table, by name and as the guide has them, on a dataset with
/// known contents.
@Suite("Queries of the catalog")
struct CatalogQueryTests {
  let fixture: StoreFixture
  let store: SampleStore

  /// Three samples of drone from two captures, one of video; one good, one bad; one cannot be read.
  init() throws {
    fixture = try StoreFixture()
    store = fixture.store()
    for (window, capture) in [(1, "a"), (2, "a"), (3, "b"), (4, "b")] {
      _ = try store.save(
        fixture.draft(fixture.drone, window: window, capture: capture), npz: fixture.npz)
    }
    _ = try store.save(fixture.draft(fixture.video, window: 5, capture: "b"), npz: fixture.npz)
    let log = ReviewLog(store: store)
    _ = try log.add(
      .good, of: fixture.reference(fixture.drone, "0001"), reviewer: "anna", revision: 1)
    _ = try log.add(
      .bad, of: fixture.reference(fixture.drone, "0003"), reviewer: "anna", revision: 1)
    let record = fixture.samplesFolder(fixture.drone).appending(path: "0002.json")
    try FileManager.default.removeItem(at: record)
    try Data("{".utf8).write(to: record)
  }

  private func rows(_ sql: String) throws -> [String] {
    var rows: [String] = []
    try store.catalog.query(
      ForeignSQL.translated(sql), columns: { _ in true },
      row: { row in
        rows.append((0..<row.columnCount).map { row.text($0) ?? "-" }.joined(separator: " "))
        return true
      })
    return rows
  }

  private func rows(_ query: NamedQuery, _ value: String? = nil) throws -> [String] {
    try rows(query.sql(value))
  }

  @Test("by name")
  func named() throws {
    #expect(try rows(.labelTypes) == ["signal 5"])
    #expect(try rows(.labels) == ["drone signal 4", "analog.video-2 signal 1"])
    #expect(try rows(.labels, "element") == [])
    #expect(
      try rows(.failed).map { $0.split(separator: " ").dropFirst().joined(separator: " ") } == [
        "- drone signal signals/drone/samples/0002.npz error"
      ])
    #expect(try rows(.activity) == ["2027-01-15 4 2", "- 1 1"])
    #expect(try rows(.label, "analog.video-2").count == 1)
    #expect(
      try rows(.accepted).map { String($0.dropLast(25)) } == [
        "signals/drone/samples/0001.npz drone signal "
          + #"{"x":10,"y":20,"width":290,"height":380}"#
      ])
    #expect(try rows(.sources, "b").count == 3)
    #expect(
      try rows(.sources).last
        == "drone - signals/drone/samples/0001.npz signals/drone/samples/0001.npz")
    #expect(try rows(.overall) == ["5 2 1 1 20.0"])
    #expect(try rows(.fewSamples) == ["analog.video-2 1", "drone 4"])
  }

  @Test("as the guide has them")
  func guide() throws {
    #expect(
      try rows(
        "SELECT \n  label_type,\n  COUNT(*) as sample_count\nFROM training_samples\nGROUP BY label_type\nORDER BY sample_count DESC;"
      ) == ["signal 5"])
    #expect(
      try rows(
        "SELECT label, label_type, COUNT(*) as count FROM training_samples WHERE label_type = 'signal' GROUP BY label, label_type ORDER BY count DESC;"
      ) == ["drone signal 4", "analog.video-2 signal 1"])
    #expect(
      try rows(
        "SELECT id, created_at, label, label_type, image_url, nyckel_status FROM training_samples WHERE nyckel_status = 'error' ORDER BY created_at DESC LIMIT 20;"
      ).count == 1)
    #expect(
      try rows(
        "SELECT DATE(created_at) as training_date, COUNT(*) as samples_submitted, COUNT(DISTINCT label) as unique_labels FROM training_samples GROUP BY DATE(created_at) ORDER BY training_date DESC LIMIT 30;"
      ) == ["2027-01-15 4 2", "- 1 1"])
    #expect(
      try rows(
        "SELECT id, image_url, created_at, nyckel_status FROM training_samples WHERE label = 'drone' AND label_type = 'signal' ORDER BY created_at DESC;"
      ).count == 4)
    #expect(
      try rows(
        "SELECT image_url, label, label_type, crop_data, created_at FROM training_samples WHERE nyckel_status = 'accepted' ORDER BY label, created_at;"
      ).count == 1)
    #expect(
      try rows(
        "SELECT ts.label, ts.region_name, ts.image_url, aj.golden_frames[1] as scan_frame FROM training_samples ts LEFT JOIN analysis_jobs aj ON ts.source_scan_id = aj.id WHERE ts.source_scan_id IS NOT NULL ORDER BY ts.created_at DESC;"
      ).count == 4)
    #expect(
      try rows(
        """
        SELECT
          COUNT(*) as total_samples,
          COUNT(DISTINCT label) as unique_labels,
          COUNT(CASE WHEN nyckel_status = 'accepted' THEN 1 END) as successful,
          COUNT(CASE WHEN nyckel_status = 'error' THEN 1 END) as failed,
          ROUND(COUNT(CASE WHEN nyckel_status = 'accepted' THEN 1 END)::numeric / COUNT(*)::numeric * 100, 2) as success_rate
        FROM training_samples;
        """) == ["5 2 1 1 20.0"])
    #expect(
      try rows(
        "-- Find labels with < 10 samples\nSELECT label, COUNT(*) as count FROM training_samples WHERE label_type = 'signal' GROUP BY label HAVING COUNT(*) < 10;"
      ).count == 2)
  }

  @Test("the columns and indexes of the table are those of the guide")
  func columns() throws {
    let names = try store.catalog.read { catalog in
      try catalog.connection.rows("SELECT name FROM pragma_table_info('training_samples')") {
        $0.text(0) ?? ""
      }
    }
    #expect(
      names == [
        "id", "created_at", "image_url", "image_path", "label", "label_type", "nyckel_function_id",
        "nyckel_sample_id", "nyckel_status", "source_scan_id", "region_name", "crop_data",
        "image_width", "image_height", "file_size_bytes",
      ])
  }

  @Test(
    "statements that change something, several statements, and wrong ones are refused",
    arguments: [
      "DELETE FROM samples", "UPDATE samples SET id = 1", "DROP TABLE samples",
      "PRAGMA user_version",
      "ATTACH 'x.db' AS x", "SELECT 1; SELECT 2", "", "SELEC", "SELECT load_extension('x')",
      "INSERT INTO samples(number) VALUES(1) RETURNING 1", "BEGIN", "VACUUM INTO 'x.db'",
    ])
  func refused(sql: String) throws {
    #expect(throws: CatalogError.self) { try rows(sql) }
    #expect(try rows(.overall) == ["5 2 1 1 20.0"])
  }

  @Test("a query that takes too long is ended")
  func slow() throws {
    let sql =
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
    #expect(throws: CatalogError.tooSlow) {
      try store.catalog.query(
        sql, shouldContinue: { false }, columns: { _ in true }, row: { _ in true })
    }
  }

  @Test("casts are translated, but not within texts and comments")
  func casts() {
    #expect(
      ForeignSQL.translated("SELECT a.b::int, '1::int' -- x::int")
        == "SELECT CAST(a.b AS INTEGER), '1::int' -- x::int")
    #expect(
      ForeignSQL.translated("round((1 + f(2))::numeric)") == "round(CAST((1 + f(2)) AS REAL))")
    #expect(ForeignSQL.translated("x::json, ::int, [a]") == "x::json, ::int, [a]")
  }
}
