import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// Owner of an open file that is read at offsets.
///
/// `pread` rather than a mapping: a recorder or a user may cut the file at any time, which a read
/// reports and a mapping answers with SIGBUS.
final class FileReader: Sendable {
  let path: String
  /// Bytes in the file when it was opened.
  let size: Int
  private let descriptor: Int32

  /// Opens the regular file at `url` for reading.
  init(_ url: URL) throws(CaptureError) {
    let path = url.path
    // Without O_NONBLOCK, opening a pipe would wait for a writer.
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      Glibc.close(descriptor)
      throw .notAFile(path: path)
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { Glibc.close(descriptor) }

  /// The first bytes of the file, at most `count`.
  func prefix(_ count: Int) throws(CaptureError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var read = 0
    var failure: CaptureError?
    bytes.withUnsafeMutableBytes { buffer in
      do throws(CaptureError) {
        read = try self.read(at: 0, into: buffer)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return Array(bytes.prefix(read))
  }

  /// Reads from byte `offset` until `buffer` is full or the file ends; returns the bytes read.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(CaptureError) -> Int
  {
    var done = 0
    while done < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(offset + done))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw .cannotRead(path: path, reason: String(cString: strerror(errno)))
      }
      if count == 0 { break }
      done += count
    }
    return done
  }
}
