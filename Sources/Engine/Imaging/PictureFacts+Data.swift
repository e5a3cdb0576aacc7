import FoundationEssentials

extension PictureFacts {
  /// The number of bytes that are scanned at once.
  private static let pieceBytes = 4096

  /// Reads the header of the picture file with the bytes `data`. Errors name `path`.
  package init(of data: Data, path: String) throws(PictureError) {
    guard !data.isEmpty else { throw .empty(path: path) }
    let start = Self.piece(of: data, at: 0)
    switch PictureFileFormat(magic: start) {
    case .png: self = try PNGHeader(start, path: path).facts
    case .jpeg: self = try Self.jpeg(data, path: path)
    case nil:
      throw .wrongMagic(path: path, found: Array(start.prefix(PictureFileFormat.magicLength)))
    }
  }

  private static func jpeg(_ data: Data, path: String) throws(PictureError) -> PictureFacts {
    var scanner = JPEGHeaderScanner(path: path)
    var offset = 0
    while true {
      let piece = piece(of: data, at: offset)
      guard !piece.isEmpty else {
        throw .headerCutShort(path: path, format: .jpeg, bytes: data.count)
      }
      switch try scanner.scan(piece, at: offset) {
      case .found(let facts): return facts
      case .continueAt(let next): offset = next
      }
    }
  }

  private static func piece(of data: Data, at offset: Int) -> [UInt8] {
    Array(data.dropFirst(offset).prefix(pieceBytes))
  }
}
