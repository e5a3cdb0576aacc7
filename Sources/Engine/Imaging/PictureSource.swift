import FoundationEssentials
import Foundations
import Glibc
import Libraries

/// An open picture file.
struct PictureSource: ~Copyable {
  let path: String
  /// The size of the file in bytes when it was opened.
  let size: Int
  private let file: OpenFile

  /// The number of bytes of each read of a header.
  private static let headerBytes = 4096

  /// Opens the file at `url`. Throws if it is not a regular file, empty, or larger than `PictureLimits.fileBytes`.
  init(_ url: URL) throws(PictureError) {
    let file = try Self.open(url.path)
    let size = try Self.size(of: file)
    self.path = url.path
    self.size = size
    self.file = file
  }

  private static func open(_ path: String) throws(PictureError) -> OpenFile {
    do throws(FileError) {
      // Without O_NONBLOCK, opening a pipe would wait for a writer.
      return try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
    } catch {
      throw .file(error)
    }
  }

  private static func size(of file: borrowing OpenFile) throws(PictureError) -> Int {
    let size: Int
    do throws(FileError) {
      size = try file.regularFileSize
    } catch {
      throw .file(error)
    }
    guard size > 0 else { throw .empty(path: file.path) }
    guard size <= PictureLimits.fileBytes else {
      throw .file(.tooLarge(path: file.path, bytes: size, limit: PictureLimits.fileBytes))
    }
    return size
  }

  /// The format according to the first bytes.
  func format() throws(PictureError) -> PictureFileFormat { try format(of: bytes(at: 0)) }

  /// The facts in the header.
  func facts() throws(PictureError) -> PictureFacts {
    let start = try bytes(at: 0)
    switch try format(of: start) {
    case .png: return try PNGHeader(start, path: path).facts
    case .jpeg: return try jpegFacts(start)
    }
  }

  private func format(of start: [UInt8]) throws(PictureError) -> PictureFileFormat {
    if let format = PictureFileFormat(magic: start) { return format }
    throw .wrongMagic(path: path, found: Array(start.prefix(PictureFileFormat.magicLength)))
  }

  /// Reads the whole file into memory.
  func contents() throws(PictureError) -> PixelMemory {
    guard let memory = PixelMemory(count: size) else { throw .noMemory(path: path, bytes: size) }
    let buffer = UnsafeMutableRawBufferPointer(start: memory.bytes, count: size)
    let count: Int
    do throws(FileError) {
      count = try file.read(at: 0, into: buffer)
    } catch {
      throw .file(error)
    }
    guard count > 0 else { throw .empty(path: path) }
    // Another program may have truncated the file since it was opened.
    if count < size { memory.shrink(to: count) }
    return memory
  }

  /// The facts in the frame header, which may follow previews and color profiles.
  private func jpegFacts(_ start: [UInt8]) throws(PictureError) -> PictureFacts {
    var scanner = JPEGHeaderScanner(path: path)
    var piece = (offset: 0, bytes: start)
    while true {
      let step = try scanner.scan(piece.bytes, at: piece.offset)
      switch step {
      case .found(let facts): return facts
      case .continueAt(let offset):
        piece = (offset, try bytes(at: offset))
        guard !piece.bytes.isEmpty else {
          throw .headerCutShort(path: path, format: .jpeg, bytes: size)
        }
      }
    }
  }

  private func bytes(at offset: Int) throws(PictureError) -> [UInt8] {
    do throws(FileError) {
      return Array(try file.bytes(at: offset, count: Self.headerBytes))
    } catch {
      throw .file(error)
    }
  }
}
