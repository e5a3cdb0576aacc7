import Glibc

/// Owns memory for floats, aligned to cache lines. Its initial content is undefined.
package struct FloatBuffer: ~Copyable {
  /// Large buffers use huge pages if the system has them, which saves page table lookups.
  private static let hugePage = 2 << 20

  /// The floats.
  package let values: UnsafeMutableBufferPointer<Float>

  /// Allocates `count` floats.
  package init(count: Int) {
    let byteCount = max(1, count) * MemoryLayout<Float>.stride
    let isLarge = byteCount >= Self.hugePage
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: byteCount, alignment: isLarge ? Self.hugePage : 64)
    if isLarge { madvise(memory, byteCount, MADV_HUGEPAGE) }
    values = UnsafeMutableBufferPointer(
      start: memory.bindMemory(to: Float.self, capacity: count), count: count)
  }

  /// A copy of `values`.
  package init(_ values: [Float]) {
    self.init(count: values.count)
    _ = self.values.initialize(from: values)
  }

  deinit { UnsafeMutableRawPointer(values.baseAddress!).deallocate() }

  /// The address of the first float.
  package var start: UnsafeMutablePointer<Float> { values.baseAddress! }
}
