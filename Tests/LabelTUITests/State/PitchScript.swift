import Foundation
import Libraries
import TestSupport

@testable import Imaging
@testable import Labels
@testable import Pitches
@testable import TerminalKit
@testable import Workstation

/// Plays keys on a pitch without a terminal, and keeps the resulting jobs. Requested frames are decoded at once.
struct PitchScript {
  /// Two cameras of 200 x 100 and 160 x 80 pixels, 10 rows, 10 ms apart, numbered from 1310.
  static let frames = FrameLayout(
    cameras: [("left", 200, 100), ("right", 160, 80)], rowCount: 10)
  /// The rows in which the left camera saw the ball.
  static let detectionRows = [3, 4, 8]

  private let pyramid: PicturePyramid
  var state: AppState
  private(set) var jobs: [Job] = []
  /// Whether requested frames are decoded at once.
  var decodesAtOnce = true

  init(
    annotations: [Annotation]? = nil, size: Size = Size(width: 110, height: 30)
  ) throws {
    pyramid = try Self.pyramid()
    state = AppState(
      size: size, paths: [URL(filePath: "/tmp/session")], dataset: URL(filePath: "/tmp/dataset"),
      windowSeconds: 0.2, place: .list(ListState()))
    play(
      .pitch(
        .opened(
          id: 1, Self.pitch, first: row(0), annotations: annotations ?? Self.proposals,
          warnings: [])))
  }

  private static func pyramid() throws -> PicturePyramid {
    let folder = try TemporaryFolder()
    let url = folder.file("frame.png")
    let bytes = try PNGCodec.encode(
      width: 200, height: 100, palette: (0..<200).map { $0 << 16 },
      pixels: (0..<20_000).map { UInt8($0 % 200) })
    try Data(bytes).write(to: url)
    return try PicturePyramid.load(url)!
  }

  static var pitch: LoadedPitch {
    var left = LoadedPitch.Camera()
    left.detections = Dictionary(uniqueKeysWithValues: detectionRows.map { ($0, 0.5) })
    left.keyRows = [0, 5]
    left.timestamps = FrameTimestamps(
      frames: (0..<10).map { 1310 + $0 }, times: (0..<10).map { 1_000_000_000 + $0 * 10_000_000 })
    left.overlays = [
      PitchLine(
        kind: .gates,
        points: [PixelPoint(x: 10, y: 10), PixelPoint(x: 190, y: 10), PixelPoint(x: 190, y: 90)],
        isClosed: true)
    ]
    return LoadedPitch(
      url: URL(filePath: "/tmp/session/pitch-001"), facts: ["91.4 mph ball"], frames: frames,
      cameras: [left, LoadedPitch.Camera()], keyRows: left.keyRows.sorted(),
      startTime: 1_030_000_000,
      colors: PictureColors(sample: [0]))
  }

  /// A proposal of 10 x 10 pixels in each row with a detection; two in row 8.
  static let proposals =
    (detectionRows + [8]).enumerated().map { index, row in
      Annotation(
        box: Box(x: (20 * index + 10)..<(20 * index + 20), y: 40...50, layer: row), label: "ball",
        proposal: Proposal(source: .detector, confidence: 0.5))
    }

  private func row(_ row: Int) -> PitchRow {
    PitchRow(row: row, frames: [.decoded(pyramid), .missing("right.avi: frame \(row) is damaged")])
  }

  /// Reports the frames of the last request as decoded.
  mutating func decode() {
    for case .pitch(.show(let id, let row, _)) in jobs.reversed() {
      return play(.pitch(.decoded(id: id, self.row(row))))
    }
  }

  var pitch: PitchState { state.pitch! }
  var canvas: Canvas { state.canvas! }
  var boxes: [Annotation] { canvas.boxes }

  mutating func play(_ action: Action) {
    let new = state.update(action)
    jobs += new
    guard decodesAtOnce else { return }
    for case .pitch(.show(let id, let row, _)) in new {
      play(.pitch(.decoded(id: id, self.row(row))))
    }
  }

  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  mutating func press(_ keys: Key...) {
    for key in keys { play(.terminal(.key(key))) }
  }

  /// The frames of the last request to save.
  var saved: [FrameLayout.Place]? {
    for case .dataset(.saveFrames(_, let places, _)) in jobs.reversed() { return places }
    return nil
  }

  func screen(_ colors: ColorClass = .direct) -> CellGrid {
    ScreenView(state, colorClass: colors).draw()
  }

  /// The text of the screen.
  func text(_ colors: ColorClass = .direct) -> String {
    let grid = screen(colors)
    return (0..<grid.size.height).map { grid.text(row: $0) }.joined(separator: "\n")
  }
}
