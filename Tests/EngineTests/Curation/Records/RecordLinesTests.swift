import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Foundations

@Suite("Lines of a records file")
struct RecordLinesTests {
  private let fixture: RecordsFixture

  init() throws { fixture = try RecordsFixture() }

  /// All complete lines that are there now.
  private func rest(_ lines: RecordLines) throws -> [String] {
    var texts: [String] = []
    while let line = try lines.next() { texts.append(Self.text(line)) }
    return texts
  }

  private static func text(_ line: RecordLines.Line) -> String {
    switch line {
    case .line(let data, let number): "\(number) \(String(decoding: data, as: UTF8.self))"
    case .tooLong(let number): "\(number) too long"
    }
  }

  @Test("a growing file gives each line once, when it is complete")
  func growing() throws {
    try fixture.write(["a", "b"], ending: "\nha")
    let lines = try RecordLines(fixture.records.path)
    #expect(try rest(lines) == ["1 a", "2 b"])
    #expect(try rest(lines) == [])
    try fixture.append("lf\n\nend")
    #expect(try rest(lines) == ["3 half", "4 "])
    #expect(try lines.followChanges() == .none)
    #expect(lines.last().map(Self.text) == "5 end")
    #expect(lines.last() == nil)
  }

  @Test("a truncated file is read from its start")
  func truncated() throws {
    try fixture.write(["aaaaaaaa", "bbbbbbbb"])
    let lines = try RecordLines(fixture.records.path)
    _ = try rest(lines)
    let file = try FileHandle(forWritingTo: fixture.records)
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data("c\n".utf8))
    #expect(try lines.followChanges() == .truncated)
    #expect(try rest(lines) == ["1 c"])
  }

  @Test("a file that takes the place of the first is read, after the rest of the first")
  func replaced() throws {
    try fixture.write(["a"], ending: "\nrest")
    let lines = try RecordLines(fixture.records.path)
    #expect(try rest(lines) == ["1 a"])
    let path = fixture.records.path
    try FileSystem.rename(path, to: path + ".1")
    #expect(try lines.followChanges() == .none)
    try fixture.write(["new"])
    #expect(
      try lines.followChanges() == .replaced(rest: .line(Data("rest".utf8), number: 2)))
    #expect(try rest(lines) == ["1 new"])
  }

  @Test("a long line is skipped, whatever its length, and the next one is read")
  func longLines() throws {
    for extra in [0, 1, 300_000] {
      let long = String(repeating: "x", count: RecordLines.limit + extra)
      try fixture.write([long, "next", long], ending: "")
      let lines = try RecordLines(fixture.records.path)
      let first = extra == 0 ? "1 \(long)" : "1 too long"
      #expect(try rest(lines) == [first, "2 next"])
      #expect(lines.last().map(Self.text) == (extra == 0 ? "3 \(long)" : "3 too long"))
    }
  }

  @Test("a folder, a pipe or a missing file is refused")
  func refused() throws {
    #expect(throws: FileError.self) { try RecordLines(fixture.folder.url.path) }
    #expect(throws: FileError.self) { try RecordLines("/dev/null") }
    #expect(throws: FileError.self) { try RecordLines(fixture.folder.file("no").path) }
  }
}
