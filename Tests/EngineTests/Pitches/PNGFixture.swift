@testable import Libraries
@testable import Pitches

/// Frames as PNG files.
enum PNGFixture {
  static func encode(_ frame: FramePixels) throws -> [UInt8] {
    try PNGCodec.encode(width: frame.width, height: frame.height, rgb: frame.rgb)
  }
}
