import FoundationEssentials
import Libraries

extension PicturePyramid {
  /// Decodes the picture file `data`, like `load`. Errors name `path`.
  package static func decode(_ data: Data, path: String) throws(PictureError) -> PicturePyramid {
    let facts = try PictureFacts(data, path: path)
    guard let file = PixelMemory(count: data.count) else {
      throw .noMemory(path: path, bytes: data.count)
    }
    data.withUnsafeBytes { file.bytes.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    let decoder = PictureDecoder(path: path, facts: facts)
    guard let picture = try decoder.decode(file, isCancelled: { false }) else {
      preconditionFailure("decoding was not cancelled")
    }
    return picture
  }
}
