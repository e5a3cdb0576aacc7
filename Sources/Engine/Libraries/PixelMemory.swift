import Glibc

/// Owns a block of mapped memory, initially filled with zeros.
///
/// Small blocks are anonymous memory. Large ones are an unlinked temporary file, which the kernel
/// writes to disk and removes from memory when it needs space.
package final class PixelMemory: @unchecked Sendable {
  /// Larger blocks, in bytes, are mapped from a temporary file.
  package static let anonymousLimit = 128 << 20

  /// The address of the first byte.
  package let bytes: UnsafeMutableRawPointer
  /// The number of usable bytes, which `shrink` reduces.
  package private(set) var count: Int
  /// Whether the memory is a temporary file.
  package let isFile: Bool
  private var mapped: Int

  /// Maps `count` bytes; nil if there is no memory and no space on disk.
  package init?(count: Int) {
    precondition(count > 0)
    let file = count > Self.anonymousLimit ? Self.temporaryFile(size: count) : nil
    defer { if let file { close(file) } }
    let flags = file == nil ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED
    let address = mmap(nil, count, PROT_READ | PROT_WRITE, flags, file ?? -1, 0)
    guard let address, address != MAP_FAILED else { return nil }
    if file == nil { madvise(address, count, MADV_HUGEPAGE) }
    bytes = address
    mapped = count
    self.count = count
    isFile = file != nil
  }

  deinit { munmap(bytes, mapped) }

  /// Returns all pages after the first `count` bytes to the system. No other thread may use the
  /// memory at the same time.
  package func shrink(to count: Int) {
    precondition(count > 0 && count <= self.count)
    self.count = count
    let page = Int(getpagesize())
    let kept = (count + page - 1) / page * page
    guard kept < mapped else { return }
    munmap(bytes + kept, mapped - kept)
    mapped = kept
  }

  /// Removes the pages of a temporary file from the memory of this process. The kernel keeps their
  /// content while it has space, and reads it back when it is used.
  package func releasePages() {
    if isFile { madvise(bytes, mapped, MADV_DONTNEED) }
  }

  /// A file without a name with `size` bytes reserved on disk; nil if there is no space. Without
  /// the reservation, writing to a mapped file on a full disk would end the program.
  private static func temporaryFile(size: Int) -> Int32? {
    for folder in ["/var/tmp", "/tmp"] {
      let file = open(folder, namelessFile | O_RDWR | O_CLOEXEC, 0o600)
      guard file >= 0 else { continue }
      if posix_fallocate(file, 0, off_t(size)) == 0 { return file }
      close(file)
    }
    return nil
  }

  /// O_TMPFILE, which Swift does not import.
  private static let namelessFile: Int32 = 0o20_000_000 | O_DIRECTORY
}
