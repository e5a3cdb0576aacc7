import Libraries

/// A level of a pyramid: rows of gray bytes, or of red, green and blue.
struct PyramidLevel: Sendable {
  let width: Int
  let height: Int
  /// The number of bytes per pixel: 1 for gray, 3 for color.
  let channels: Int
  /// The number of bytes from the start of a row to the start of the next.
  let stride: Int
  private let memory: PixelMemory
  /// The position of the first row in `memory`.
  private let offset: Int

  /// A level whose rows are in `memory`, from `offset` on. The memory must have room for all rows.
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

  /// The first byte of the first row. The pointer is valid as long as the level exists.
  var rows: UnsafeMutablePointer<UInt8> {
    (memory.bytes + offset).assumingMemoryBound(to: UInt8.self)
  }

  /// For a picture in a temporary file, lets the kernel remove its pages from memory until they are used again.
  func releasePages() { memory.releasePages() }

  /// The first byte of row `row`.
  func row(_ row: Int) -> UnsafeMutablePointer<UInt8> { rows + row * stride }
}
