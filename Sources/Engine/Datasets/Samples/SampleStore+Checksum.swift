import Foundations
import Glibc

extension SampleStore {
  /// More than the directory of a file with one array has.
  private static let directoryBytes = 1024

  /// The CRC-32 of the image of `sample`, from the directory of its file; nil if it cannot be read.
  /// Equal images that this program saved have equal checksums. Reads one kilobyte.
  package func imageChecksum(_ sample: SampleReference) -> UInt32? {
    let path = root.folder(of: sample.signal).file(.image, of: sample.id)
    guard let file = try? OpenFile(path, flags: O_RDONLY | O_NONBLOCK),
      let size = try? file.regularFileSize
    else { return nil }
    let start = max(0, size - Self.directoryBytes)
    guard let tail = try? file.bytes(at: start, count: Self.directoryBytes) else { return nil }
    return ZIPArchive.checksum(
      of: String(decoding: NPZ.entryName, as: UTF8.self), tail: Array(tail), fileSize: size)
  }
}
