import Libraries
import Synchronization

/// The powers of the frames that contribute to the image.
///
/// `@unchecked Sendable`: the powers of a frame are written by the one thread that transforms it.
final class PowerTable: @unchecked Sendable {
  private let buffer: UnsafeMutablePointer<Float>
  /// The frames whose powers are kept, in order.
  private let frames: [Int]
  private let largest = Mutex<Float>(0)

  /// A table of `frames` (in order) in `buffer`, which has room for `SpectrogramKernels.keptCount`
  /// values per frame.
  init(frames: [Int], buffer: UnsafeMutablePointer<Float>) {
    self.frames = frames
    self.buffer = buffer
  }

  /// The largest power of all frames.
  var maximum: Float { largest.withLock { $0 } }

  /// Includes `power` in the maximum.
  func include(_ power: Float) {
    largest.withLock { $0 = max($0, power) }
  }

  /// The powers of `frame`; nil if it does not contribute to any column.
  func powers(ofFrame frame: Int) -> UnsafeMutablePointer<Float>? {
    var slots = slots(from: frame)
    return slots.next(ifFor: frame)
  }

  /// Iterates over the powers of kept frames from `frame`.
  func slots(from frame: Int) -> Slots {
    var low = 0
    var high = frames.count
    while low < high {
      let middle = (low + high) / 2
      if frames[middle] < frame { low = middle + 1 } else { high = middle }
    }
    return Slots(frames: frames, buffer: buffer, position: low)
  }

  /// An iterator over the kept frames in order.
  struct Slots {
    fileprivate let frames: [Int]
    fileprivate let buffer: UnsafeMutablePointer<Float>
    fileprivate var position: Int

    /// The memory for the powers of `frame` if it is the next kept frame, else nil.
    mutating func next(ifFor frame: Int) -> UnsafeMutablePointer<Float>? {
      guard position < frames.count, frames[position] == frame else { return nil }
      defer { position += 1 }
      return buffer + position * SpectrogramKernels.keptCount
    }
  }
}
