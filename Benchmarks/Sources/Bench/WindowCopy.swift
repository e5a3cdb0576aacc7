import Glibc
import Radio

/// Owns the samples of a window and a buffer for a copy.
final class WindowCopy {
  private let samples: UnsafeMutableBufferPointer<Float>
  private let copy: UnsafeMutableBufferPointer<Float>

  init(of source: some IQSource, samples range: Range<Int>) throws {
    samples = .allocate(capacity: 2 * range.count)
    copy = .allocate(capacity: 2 * range.count)
    copy.initialize(repeating: 0)
    try source.read(range, into: samples)
  }

  deinit {
    samples.deallocate()
    copy.deallocate()
  }

  /// Copies the window once.
  func run() {
    memcpy(copy.baseAddress!, samples.baseAddress!, samples.count * MemoryLayout<Float>.stride)
  }
}
