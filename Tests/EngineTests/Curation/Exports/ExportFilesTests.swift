import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Foundations

@Suite("Files of exports")
struct ExportFilesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private struct Whole: Codable {
    var info: [String]
    var rows: [[Int]]
    var empty: [Int]
    var end: String
  }

  @Test("a file written element by element equals one written at once")
  func jsonLayout() throws {
    let path = folder.file("a.json").path
    let file = try JSONListFile(path, isObject: true, layout: .pretty)
    try file.add("info", ["a\nb", "c"])
    try file.beginList("rows")
    try file.add(element: [1, 2])
    try file.add(element: [Int]())
    let spool = try JSONListSpool(path + ".spool", layout: .pretty)
    try file.endList()
    try file.beginList("empty")
    try file.add(elementsOf: spool)
    try file.endList()
    try file.add("end", "x")
    try file.close()
    let whole = Whole(info: ["a\nb", "c"], rows: [[1, 2], []], empty: [], end: "x")
    #expect(
      try Data(contentsOf: folder.file("a.json")) == OrderedJSONEncoder(.pretty).encode(whole))
  }

  @Test("text is escaped for XML, with U+FFFD for what it cannot hold")
  func xml() {
    #expect(
      XMLText.escaped("<a b=\"c\">&'\t\n\r\u{0}\u{8}\u{FFFF}\u{85}é🛩️")
        == "&lt;a b=&quot;c&quot;&gt;&amp;'&#9;&#10;&#13;\u{FFFD}\u{FFFD}\u{FFFD}\u{85}é🛩️")
  }

  @Test("fields of tables are read as they were written")
  func csv() throws {
    let rows = [["a", "", "c,d"], ["\"", "x\"y\"\"", "line\r\nbreak"], ["é🛩️", " ", "\""]]
    let text = rows.map { $0.map(CSVText.quoted).joined(separator: ",") + "\r\n" }.joined()
    try Data(text.utf8).write(to: folder.file("a.csv"))
    var found: [[String]] = []
    try CSVText.read(folder.file("a.csv").path) { found.append($0) }
    #expect(found == rows)
  }

  @Test("a header of an archive has the size in octal digits, beyond 8 GiB in binary")
  func tarHeader() {
    let small = TarArchive.header("a.sigmf-data", folder: "a", size: 8_589_934_591)
    #expect(String(decoding: small[124..<135], as: UTF8.self) == "77777777777")
    let large = TarArchive.header("a.sigmf-data", folder: "a", size: 8_589_934_592)
    #expect(Array(large[124..<136]) == [0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0])
    #expect(String(decoding: large[257..<262], as: UTF8.self) == "ustar")
  }

  @Test("an archive is padded, and a damaged one is noticed")
  func tar() throws {
    let url = folder.file("a.tar")
    let archive = try TarArchive(url.path)
    for (name, size) in [("one", 0), ("two", 512), ("three", 700)] {
      try archive.begin(name, in: "folder", size: size)
      if size > 0 { try archive.write(Data(repeating: 1, count: size)) }
    }
    try archive.close()
    let contents = try #require(try TarArchive.contents(of: url.path))
    #expect(contents.map(\.path) == ["folder/one", "folder/two", "folder/three"])
    #expect(contents.map(\.size) == [0, 512, 700])
    var data = try Data(contentsOf: url)
    #expect(data.count == 512 * (3 + 1 + 2 + 2))
    data[3] ^= 1
    try data.write(to: url)
    #expect(try TarArchive.contents(of: url.path) == nil)
    try data.prefix(1500).write(to: url)
    #expect(try TarArchive.contents(of: url.path) == nil)
  }

  @Test("names of recordings are safe in a path, and each is used once")
  func recordingNames() {
    var names = RecordingNames()
    let stems = ["a.rfcap", "A.cf32", "a", "../x.iq", ".hidden", "", "b\u{1}c.d.iq"].map {
      names.stem(for: $0)
    }
    #expect(stems == ["a", "A-2", "a-3", "_._x", "_hidden", "capture", "b_c.d"])
    #expect(names.stem(for: String(repeating: "é", count: 300)).utf8.count == 80)
  }
}
