/// Converts the bytes of a file to samples.
extension SampleFormat {
  /// Converts `count` samples, which start every `stride` bytes from `bytes`, to interleaved
  /// float32 I, Q in `samples`. A real sample gets Q = 0, so its spectrum is symmetric about 0 Hz.
  ///
  /// Integers are scaled to ±1 by their full scale, unsigned integers after subtracting their
  /// middle value.
  func convert(
    _ bytes: UnsafeRawPointer, stride: Int, count: Int, into samples: UnsafeMutablePointer<Float>
  ) {
    switch component {
    case .float32: convert(Float.self, bytes, stride, count, samples)
    case .float64: convert(Double.self, bytes, stride, count, samples)
    case .int8: convert(Int8.self, bytes, stride, count, samples)
    case .int16: convert(Int16.self, bytes, stride, count, samples)
    case .int32: convert(Int32.self, bytes, stride, count, samples)
    case .uint8: convert(UInt8.self, bytes, stride, count, samples)
    case .uint16: convert(UInt16.self, bytes, stride, count, samples)
    case .uint32: convert(UInt32.self, bytes, stride, count, samples)
    }
  }

  private func convert<Number: SampleComponent>(
    _: Number.Type, _ bytes: UnsafeRawPointer, _ stride: Int, _ count: Int,
    _ samples: UnsafeMutablePointer<Float>
  ) {
    let width = MemoryLayout<Number.Bits>.size
    let isSwapped = byteOrder == .big
    func amplitude(at offset: Int) -> Float {
      let bits = bytes.loadUnaligned(fromByteOffset: offset, as: Number.Bits.self)
      return Number.amplitude(isSwapped ? bits.byteSwapped : bits)
    }
    if isComplex, stride == 2 * width {
      // One channel: all numbers are consecutive, so the compiler can vectorize the loop.
      for index in 0..<(2 * count) { samples[index] = amplitude(at: index * width) }
      return
    }
    for index in 0..<count {
      samples[2 * index] = amplitude(at: index * stride)
      samples[2 * index + 1] = isComplex ? amplitude(at: index * stride + width) : 0
    }
  }
}
