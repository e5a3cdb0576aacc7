import CVideo
import Glibc

/// Owns memory that two processes share. Nobody can change its size, so that no process can take pages from the other.
package final class SharedMemory: @unchecked Sendable {
  /// The address of the first byte; a page starts there.
  package let bytes: UnsafeMutableRawPointer
  /// The number of bytes.
  package let count: Int

  /// Makes an empty file in memory; nil if the system does not allow it. The caller closes the descriptor, and may give
  /// it to another process before.
  package static func makeFile() -> Int32? {
    let descriptor = video_memory_create()
    return descriptor < 0 ? nil : descriptor
  }

  /// Gives the file `descriptor` a size of `count` bytes, and maps it; nil if there is no memory.
  package convenience init?(allocating count: Int, in descriptor: Int32) {
    guard count > 0, video_memory_set_size(descriptor, count) == 0 else { return nil }
    self.init(mapping: count, of: descriptor)
  }

  /// Maps `count` bytes of the file `descriptor`, to which another process gave its size; nil if it is smaller.
  package init?(mapping count: Int, of descriptor: Int32) {
    var status = stat()
    guard count > 0, fstat(descriptor, &status) == 0, Int(status.st_size) >= count else {
      return nil
    }
    let address = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    guard let address, address != MAP_FAILED else { return nil }
    bytes = address
    self.count = count
  }

  deinit { munmap(bytes, count) }
}
