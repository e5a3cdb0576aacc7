import Foundations
import Glibc

extension SampleStore {
  /// More than the directory of a file with one array has.
  private static let directoryBytes = 1024

  /// The CRC-32 of the image of `sample`, from the directory of its file; nil if the file is not one of an
  /// image. Equal images that this program saved have equal checksums. Reads one kilobyte. Throws
  /// `FileError` for an error of the system.
  package func imageChecksum(_ sample: SampleReference) throws(FileError) -> UInt32? {
    let path = root.folder(of: sample.signal).file(.image, of: sample.id)
    do throws(FileError) {
      let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
      let size = try file.regularFileSize
      let start = max(0, size - Self.directoryBytes)
      let tail = try file.bytes(at: start, count: Self.directoryBytes)
      return ZIPArchive.checksum(
        of: String(decoding: NPZ.entryName, as: UTF8.self), tail: Array(tail), fileSize: size)
    } catch  where !error.isOfTheSystem {
      return nil
    }
  }
}
