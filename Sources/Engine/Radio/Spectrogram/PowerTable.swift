import Libraries
import Synchronization

/// The powers that the image will be made of: those of the frames that any column looks at.
///
/// `@unchecked Sendable`: every frame's powers are written by the one thread that transforms it.
final class PowerTable: @unchecked Sendable {
  private let buffer: UnsafeMutablePointer<Float>
  /// The frames that are kept, in order.
  private let frames: [Int]
  private let largest = Mutex<Float>(0)

  /// A table of `frames` (in order) in `buffer`, which has room for `SpectrogramKernels.keptCount` values
  /// of each.
  init(frames: [Int], buffer: UnsafeMutablePointer<Float>) {
    self.frames = frames
    self.buffer = buffer
  }

  /// The largest power of all frames.
  var maximum: Float { largest.withLock { $0 } }

  /// Takes `power` into account for the maximum.
  func note(_ power: Float) {
    largest.withLock { $0 = max($0, power) }
  }

  /// Where the powers of `frame` stand; nil when no column looks at it.
  func powers(ofFrame frame: Int) -> UnsafeMutablePointer<Float>? {
    var slots = slots(from: frame)
    return slots.next(ifFor: frame)
  }

  /// The places of the powers of kept frames, from `frame` on.
  func slots(from frame: Int) -> Slots {
    var low = 0
    var high = frames.count
    while low < high {
      let middle = (low + high) / 2
      if frames[middle] < frame { low = middle + 1 } else { high = middle }
    }
    return Slots(frames: frames, buffer: buffer, position: low)
  }

  /// Goes through the kept frames in order.
  struct Slots {
    fileprivate let frames: [Int]
    fileprivate let buffer: UnsafeMutablePointer<Float>
    fileprivate var position: Int

    /// Where the powers of `frame` go if that is the next kept frame.
    mutating func next(ifFor frame: Int) -> UnsafeMutablePointer<Float>? {
      guard position < frames.count, frames[position] == frame else { return nil }
      defer { position += 1 }
      return buffer + position * SpectrogramKernels.keptCount
    }
  }
}
