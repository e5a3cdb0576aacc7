import Glibc

/// Owner of memory for floats, aligned to cache lines; what is in it at first is not defined.
package struct FloatBuffer: ~Copyable {
  /// Large buffers lie on huge pages where the system has them: fewer of them have to be looked up.
  private static let hugePage = 2 << 20

  package let values: UnsafeMutableBufferPointer<Float>

  /// Room for `count` floats.
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

  /// The first float.
  package var start: UnsafeMutablePointer<Float> { values.baseAddress! }
}
