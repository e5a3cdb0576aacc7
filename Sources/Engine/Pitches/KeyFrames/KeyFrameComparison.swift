import FoundationEssentials
import Imaging

/// Compares the picture in a key frame with frames of the video. Videos are compressed with losses, so that the pictures of
/// the recorder are never equal to a frame.
enum KeyFrameComparison {
  /// The one of `rows` whose frame is most similar to the picture at `url`; nil if the picture cannot be read, or has
  /// another size.
  static func nearest(
    _ url: URL, among rows: [Int], of frames: any PitchFrames
  ) throws -> Int? {
    guard let picture = try PicturePyramid.load(url), picture.width == frames.width,
      picture.height == frames.height
    else { return nil }
    return try rows.map { (row: $0, difference: difference(picture, try frames.pixels($0))) }
      .min { $0.difference < $1.difference }?.row
  }

  /// The sum of the absolute differences of all values.
  private static func difference(_ picture: PicturePyramid, _ frame: FramePixels) -> Int {
    guard frame.width == picture.width, frame.height == picture.height else { return .max }
    var sum = 0
    for row in 0..<frame.height {
      for column in 0..<frame.width {
        let color = picture.color(column: column, row: row) ?? 0
        let index = 3 * (row * frame.width + column)
        sum += abs(Int(color >> 16 & 0xFF) - Int(frame.rgb[index]))
        sum += abs(Int(color >> 8 & 0xFF) - Int(frame.rgb[index + 1]))
        sum += abs(Int(color & 0xFF) - Int(frame.rgb[index + 2]))
      }
    }
    return sum
  }
}
