import Libraries

extension PicturePyramid {
  /// A pyramid of `width` x `height` pixels, copied from rows of red, green and blue bytes that begin at `rows` and are
  /// `stride` bytes apart; nil if there is not enough memory.
  init?(copying rows: UnsafePointer<UInt8>, stride: Int, width: Int, height: Int) {
    guard let memory = PixelMemory(count: width * height * 3) else { return nil }
    let picture = PyramidLevel(width: width, height: height, channels: 3, memory: memory)
    guard let builder = PyramidBuilder(picture) else { return nil }
    for row in 0..<height {
      picture.row(row).update(from: rows + row * stride, count: width * 3)
    }
    builder.finish()
    self.init(levels: builder.levels)
  }
}
