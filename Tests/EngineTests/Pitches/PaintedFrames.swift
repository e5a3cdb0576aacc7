import Foundation

@testable import Pitches

/// A video that a test paints: each frame has a gray of its own, and each pixel a red of its own.
final class PaintedFrames: PitchFrames {
  let count: Int
  let width: Int
  let height: Int
  /// Frames that cannot be decoded.
  var broken: Set<Int> = []

  struct Broken: Error, CustomStringConvertible { let description: String }

  init(count: Int, width: Int = 64, height: Int = 48) {
    (self.count, self.width, self.height) = (count, width, height)
  }

  func pixels(_ row: Int) throws -> FramePixels {
    if broken.contains(row) { throw Broken(description: "frame \(row) is damaged") }
    var rgb: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        rgb += [UInt8((x * 3 + y) % 256), UInt8(row * 7 % 256), UInt8(row % 256)]
      }
    }
    return FramePixels(width: width, height: height, rgb: rgb)
  }
}
