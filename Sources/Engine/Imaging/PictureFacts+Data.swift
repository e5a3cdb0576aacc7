import FoundationEssentials

extension PictureFacts {
  /// The number of bytes of a file that a header is searched in at once.
  private static let headerBytes = 4096

  /// Reads the header of the picture file `data`; errors name `path`.
  init(_ data: Data, path: String) throws(PictureError) {
    guard !data.isEmpty else { throw .empty(path: path) }
    let start = Array(data.prefix(Self.headerBytes))
    switch PictureFileFormat(magic: start) {
    case .png: self = try PNGHeader(start, path: path).facts
    case .jpeg: self = try Self.jpeg(data, start, path: path)
    case nil:
      throw .wrongMagic(path: path, found: Array(start.prefix(PictureFileFormat.magicLength)))
    }
  }

  private static func jpeg(
    _ data: Data, _ start: [UInt8], path: String
  ) throws(PictureError) -> PictureFacts {
    var scanner = JPEGHeaderScanner(path: path)
    var piece = (offset: 0, bytes: start)
    while true {
      switch try scanner.scan(piece.bytes, at: piece.offset) {
      case .found(let facts): return facts
      case .continueAt(let offset):
        guard offset > piece.offset, offset < data.count else {
          throw .headerCutShort(path: path, format: .jpeg, bytes: data.count)
        }
        piece = (offset, Array(data.dropFirst(offset).prefix(headerBytes)))
      }
    }
  }
}
