import Foundation
import Glibc

/// Syncs small files to disk, one after another.
struct SyncProbe {
  private static let content = [UInt8](repeating: 0x20, count: 256)

  let folder: URL

  /// The seconds that `count` fsyncs take, each of a new file of 256 bytes. Creating, writing and
  /// removing the files does not count.
  func seconds(_ count: Int) throws -> Double {
    try (0..<count).reduce(0) { sum, index in
      sum + (try secondsOfOne(folder.appending(path: "probe-\(index)").path))
    }
  }

  private func secondsOfOne(_ path: String) throws -> Double {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw BenchError.system("open", path: path, code: errno) }
    defer {
      close(descriptor)
      unlink(path)
    }
    guard write(descriptor, Self.content, Self.content.count) == Self.content.count else {
      throw BenchError.system("write", path: path, code: errno)
    }
    return try Stopwatch.seconds {
      guard fsync(descriptor) == 0 else {
        throw BenchError.system("fsync", path: path, code: errno)
      }
    }
  }
}
