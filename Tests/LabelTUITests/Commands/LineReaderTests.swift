import Foundation
import Glibc
import TestSupport
import Testing

@testable import Commands

@Suite("Lines of standard input")
struct LineReaderTests {
  /// The lines of a pipe with `content`.
  private func lines(of content: [UInt8], limit: Int) throws -> [LineReader.Line] {
    let file = try TemporaryFolder()
    try Data(content).write(to: file.file("x"))
    let descriptor = open(file.file("x").path, O_RDONLY)
    defer { close(descriptor) }
    // As an earlier interrupted call leaves it.
    errno = EINTR
    var reader = LineReader(descriptor: descriptor, limit: limit)
    var lines: [LineReader.Line] = []
    while let line = try reader.next() { lines.append(line) }
    #expect(try reader.next() == nil, "the end stays the end")
    return lines
  }

  private func line(_ text: String) -> LineReader.Line { .line(Data(text.utf8)) }

  @Test("are returned without newline, even if the last one has none")
  func plain() throws {
    #expect(try lines(of: [], limit: 10) == [])
    #expect(try lines(of: Array("a\n\nbc".utf8), limit: 10) == [line("a"), line(""), line("bc")])
    #expect(try lines(of: Array("a\n".utf8), limit: 10) == [line("a")])
  }

  @Test("longer than the limit are skipped, and the next one is read")
  func tooLong() throws {
    let text = "0123456789\n01234567890\nabc\n" + String(repeating: "x", count: 1_000_000) + "\nd\n"
    #expect(
      try lines(of: Array(text.utf8), limit: 10)
        == [line("0123456789"), .tooLong, line("abc"), .tooLong, line("d")])
    #expect(try lines(of: Array("012345".utf8), limit: 5) == [.tooLong])
  }

  @Test("longer than the read buffer are complete")
  func long() throws {
    let text = String(repeating: "y", count: 200_000)
    #expect(try lines(of: Array((text + "\nz").utf8), limit: 200_000) == [line(text), line("z")])
  }

  @Test("that cannot be read cause an error with the reason")
  func failure() {
    var reader = LineReader(descriptor: -1, limit: 1)
    #expect(throws: InputError(code: EBADF)) { try reader.next() }
  }
}
