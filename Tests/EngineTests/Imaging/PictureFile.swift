import Foundation
import TestSupport

@testable import Foundations
@testable import Imaging
@testable import Libraries

/// A file to which a test writes one picture after another.
struct PictureFile {
  private let folder: TemporaryFolder
  let url: URL

  init(_ name: String = "picture") throws {
    folder = try .inMemory()
    url = folder.file(name)
  }

  func put(_ bytes: [UInt8]) throws { try Data(bytes).write(to: url) }

  /// Writes `bytes` to the file, and loads the pyramid of the picture.
  func load(_ bytes: [UInt8]) throws -> PicturePyramid {
    try put(bytes)
    guard let pyramid = try PicturePyramid.load(url) else { throw CancellationError() }
    return pyramid
  }

  /// Writes `bytes` to the file, and decodes it with libpng or libjpeg, even if `FastPNG` can decode it.
  func loadByLibrary(_ bytes: [UInt8]) throws -> PicturePyramid {
    try put(bytes)
    let source = try PictureSource(url)
    let decoder = PictureDecoder(path: url.path, facts: try source.facts())
    guard let pyramid = try decoder.decode(try source.contents(), isCancelled: { false }) else {
      throw CancellationError()
    }
    return pyramid
  }

  /// Writes `bytes` to the file, and returns the error of loading it; nil if there is none.
  func failure(_ bytes: [UInt8]) throws -> PictureError? {
    try put(bytes)
    do throws(PictureError) {
      _ = try PicturePyramid.load(url)
      return nil
    } catch {
      return error
    }
  }
}

extension PyramidLevel {
  /// All pixels of the rows, without the bytes between rows.
  var bytes: [UInt8] {
    (0..<height).flatMap { Array(UnsafeBufferPointer(start: row($0), count: width * channels)) }
  }

  /// All pixels as 0xRRGGBB.
  var colors: [UInt32] {
    let bytes = self.bytes
    return Swift.stride(from: 0, to: bytes.count, by: channels).map { start in
      channels == 1
        ? UInt32(bytes[start]) * 0x01_0101
        : bytes[start..<(start + 3)].reduce(0) { $0 << 8 | UInt32($1) }
    }
  }
}
