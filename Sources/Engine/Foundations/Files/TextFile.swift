import FoundationEssentials
import Glibc

/// A new text file that is written piece by piece, in UTF-8. Call `close` at the end.
package final class TextFile {
  private static let pieceSize = 1 << 16

  private let file: OpenFile
  private var pending = Data()

  /// Creates the file at `path`, which must not exist yet.
  package init(_ path: String) throws(FileError) {
    file = try OpenFile(path, flags: O_WRONLY | O_CREAT | O_EXCL)
  }

  /// Adds `text`.
  package func write(_ text: String) throws(FileError) {
    pending.append(contentsOf: text.utf8)
    if pending.count >= Self.pieceSize { try flush() }
  }

  /// Adds the content of the file at `path`.
  package func write(contentOf path: String) throws(FileError) {
    try flush()
    let source = try OpenFile(path, flags: O_RDONLY)
    var offset = 0
    while true {
      let piece = try source.bytes(at: offset, count: 1 << 20)
      if piece.isEmpty { return }
      try file.write(piece)
      offset += piece.count
    }
  }

  /// Writes what is pending.
  package func close() throws(FileError) { try flush() }

  private func flush() throws(FileError) {
    try file.write(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
