/// Owner of memory for floats, aligned to cache lines; what is in it at first is not defined.
struct FloatBuffer: ~Copyable {
  let values: UnsafeMutableBufferPointer<Float>

  /// Room for `count` floats.
  init(count: Int) {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<Float>.stride, alignment: 64)
    values = UnsafeMutableBufferPointer(
      start: memory.bindMemory(to: Float.self, capacity: count), count: count)
  }

  deinit { UnsafeMutableRawPointer(values.baseAddress!).deallocate() }

  /// The first float.
  var start: UnsafeMutablePointer<Float> { values.baseAddress! }
}
