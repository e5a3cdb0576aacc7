import Glibc

/// Owner of a block of mapped memory, filled with zeros at first; unmapped when it goes.
///
/// Small blocks are anonymous memory. Large ones are an unlinked temporary file, which the kernel writes to disk and drops
/// from memory when it needs room.
package final class PixelMemory: @unchecked Sendable {
  /// Blocks of more bytes than this are mapped from a temporary file.
  package static let anonymousLimit = 128 << 20

  package let bytes: UnsafeMutableRawPointer
  /// Bytes that may be used; less than were asked for after `shrink`.
  package private(set) var count: Int
  /// Whether the memory is a temporary file.
  package let isFile: Bool
  private var mapped: Int

  /// Maps `count` bytes; nil when the system has neither memory nor room on disk for them.
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

  /// Returns all pages behind the first `count` bytes to the system. No other thread may use the memory meanwhile.
  package func shrink(to count: Int) {
    precondition(count > 0 && count <= self.count)
    self.count = count
    let page = Int(getpagesize())
    let kept = (count + page - 1) / page * page
    guard kept < mapped else { return }
    munmap(bytes + kept, mapped - kept)
    mapped = kept
  }

  /// Takes the pages of a temporary file out of the memory of this process. Their content stays: the kernel keeps them as long
  /// as it has room, and reads them back when they are used.
  package func releasePages() {
    if isFile { madvise(bytes, mapped, MADV_DONTNEED) }
  }

  /// A file without a name whose `size` bytes are reserved on disk; nil where there is no room. Writing to a mapped file
  /// on a full disk would end the program.
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
