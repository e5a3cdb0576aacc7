extension VideoSource {
  /// The pixels of frame `number`: three bytes per pixel, red, green and blue, row by row from the top. Nil if
  /// `isCancelled` returns true.
  package func pixels(
    _ number: Int, isCancelled: () -> Bool = { false }
  ) throws(VideoError) -> [UInt8]? {
    let (count, stride) = (3 * facts.width, facts.rowBytes)
    return try frame(number, isCancelled: isCancelled) { rows in
      [UInt8](unsafeUninitializedCapacity: count * facts.height) { buffer, filled in
        for row in 0..<facts.height {
          (buffer.baseAddress! + row * count).initialize(from: rows + row * stride, count: count)
        }
        filled = count * facts.height
      }
    }
  }
}
