import FoundationEssentials
import Imaging
import Pitches
import TerminalKit

/// A pitch that was opened: what its files state, without the pixels.
struct LoadedPitch: Sendable {
  /// A camera of the pitch. Rows count the frames of its video from 0.
  struct Camera: Sendable {
    /// The rows in which the recorder saw the ball, with the highest confidence, 0...1.
    var detections: [Int: Double] = [:]
    /// The rows that are stored as PNG files.
    var keyRows: Set<Int> = []
    /// The camera's number and the capture time of each row.
    var timestamps = FrameTimestamps()
    /// The lines over its frames.
    var overlays: [PitchLine] = []
  }

  /// The folder of the pitch.
  let url: URL
  /// Its speed and verdict, for the header.
  let facts: [String]
  let frames: FrameLayout
  /// In the order of `frames.cameras`.
  let cameras: [Camera]
  /// The rows of which a camera has a PNG file, in order.
  let keyRows: [Int]
  /// The start of the pitch in nanoseconds; nil if it is not known.
  let startTime: Int?
  /// The colors with which all frames are drawn as pixels.
  let colors: PictureColors

  /// The number of rows.
  var rowCount: Int { frames.rowCount }

  /// The capture time of `row` in nanoseconds, of the first camera that knows it.
  func time(ofRow row: Int) -> Int? { cameras.lazy.compactMap { $0.timestamps.time(row) }.first }

  /// The row that was captured nearest to `time` nanoseconds; nil if no times are known.
  func row(nearestTo time: Int) -> Int? {
    cameras.lazy.compactMap { $0.timestamps.row(nearest: time) }.first
  }

  /// The row with the number `number` of a camera.
  func row(ofNumber number: Int) -> Int? {
    cameras.lazy.compactMap { $0.timestamps.row(ofFrame: number) }.first
  }
}

/// A line over the frames of a camera.
struct PitchLine: Equatable, Sendable {
  /// The kinds of lines, which the user shows and hides.
  enum Kind: String, CaseIterable, Sendable {
    case strikeZone, gates, trajectory

    var title: String {
      switch self {
      case .strikeZone: "strike zone"
      case .gates: "gates"
      case .trajectory: "trajectory"
      }
    }
  }

  let kind: Kind
  /// Places in pixels from the upper left corner of the frame.
  let points: [PixelPoint]
  /// Whether a line leads from the last point to the first one.
  let isClosed: Bool
}

/// The decoded frames of a row.
struct PitchRow: Sendable {
  /// A frame of a camera.
  enum Frame: Sendable {
    case decoded(PicturePyramid)
    /// It is not needed, because the camera is not on the screen.
    case hidden
    /// The reason why there is none.
    case missing(String)
  }

  let row: Int
  /// In the order of the cameras.
  let frames: [Frame]

  /// The reasons why frames are missing.
  var problems: [String] {
    frames.compactMap { if case .missing(let reason) = $0 { reason } else { nil } }
  }
}
