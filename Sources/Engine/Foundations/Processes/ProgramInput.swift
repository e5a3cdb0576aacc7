import FoundationEssentials
import Glibc

/// The standard input of a program: a temporary file without a name, which is removed with this value.
package struct ProgramInput: ~Copyable {
  let descriptor: Int32

  /// An empty input. Throws `ProgramProblem.noTemporaryFile`.
  package init() throws(ProgramProblem) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let path = "\(folder)/labeltui-input-\(UUID().uuidString)"
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .noTemporaryFile(folder: folder, reason: String(cString: strerror(errno)))
    }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Appends `bytes`. Throws `ProgramProblem.noTemporaryFile`.
  package func write(_ bytes: [UInt8]) throws(ProgramProblem) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress! + done, bytes.count - done)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        throw .noTemporaryFile(folder: "a temporary file", reason: String(cString: strerror(errno)))
      }
      done += written
    }
  }

  /// Lets a program read from the start.
  func rewind() { lseek(descriptor, 0, SEEK_SET) }
}
