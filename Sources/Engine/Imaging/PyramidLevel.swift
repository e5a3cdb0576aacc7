import Libraries

/// A level of a pyramid: rows of gray bytes, or of red, green and blue.
struct PyramidLevel: Sendable {
  let width: Int
  let height: Int
  /// 1 gray, 3 color.
  let channels: Int
  /// Bytes from one row to the next.
  let stride: Int
  private let memory: PixelMemory
  /// The position of the first row in `memory`.
  private let offset: Int

  /// Wraps rows of `memory`, which must contain all of them.
  init(
    width: Int, height: Int, channels: Int, stride: Int? = nil, memory: PixelMemory, offset: Int = 0
  ) {
    self.width = width
    self.height = height
    self.channels = channels
    self.stride = stride ?? width * channels
    self.memory = memory
    self.offset = offset
    precondition(offset + (height - 1) * self.stride + width * channels <= memory.count)
  }

  /// The first byte of the first row, valid as long as the level exists.
  var rows: UnsafeMutablePointer<UInt8> {
    (memory.bytes + offset).assumingMemoryBound(to: UInt8.self)
  }

  /// Lets the kernel remove the pages of large pictures from memory until they are used again.
  func releasePages() { memory.releasePages() }

  /// The first byte of row `row`.
  func row(_ row: Int) -> UnsafeMutablePointer<UInt8> { rows + row * stride }
}
