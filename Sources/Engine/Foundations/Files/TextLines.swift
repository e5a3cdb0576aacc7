import FoundationEssentials
import Glibc

/// Reads a text file line by line.
package enum TextLines {
  private static let pieceSize = 1 << 18

  /// Calls `body` with each line of the file at `path`, without its newline. A last line without one counts, too.
  package static func read(_ path: String, _ body: (Data) throws -> Void) throws {
    let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
    var rest = Data()
    var offset = 0
    while true {
      let piece = try file.bytes(at: offset, count: pieceSize)
      if piece.isEmpty { break }
      offset += piece.count
      var lines = (rest + piece).split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      rest = Data(lines.removeLast())
      for line in lines { try body(Data(line)) }
    }
    if !rest.isEmpty { try body(rest) }
  }
}
