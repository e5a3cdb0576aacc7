import Foundation
import Labels

@testable import Radio
@testable import TerminalKit
@testable import Workstation

/// Plays keys on a state without a terminal, and keeps the resulting jobs.
struct KeyScript {
  var state: AppState
  private(set) var jobs: [Job] = []

  /// 100 columns of 1000 samples, 20 rows of 0.5 MHz: cells are round numbers.
  static let capture = capture(sampleCount: 100_000)

  /// The capture with `sampleCount` samples.
  static func capture(sampleCount: Int) -> Capture {
    var facts = CaptureFacts(
      url: URL(filePath: "/tmp/X.rfcap"), container: .rfcap,
      layout: SampleLayout(format: .cf32LE, headerBytes: 512, fileSize: 512 + 8 * sampleCount))
    facts.sampleRate = 10e6
    facts.centerFrequency = 100e6
    facts.signalName = "X"
    return try! Capture(facts)
  }

  static let size = Size(width: 110, height: 25)

  init(
    annotations: [Annotation] = [], classes: [String] = [], windowSeconds: Double = 0.2
  ) {
    state = AppState(
      size: Self.size, paths: [], dataset: URL(filePath: "/tmp/dataset"),
      windowSeconds: windowSeconds, place: .list(ListState()))
    state.classes.add(classes)
    play(.capture(.opened(id: 1, capture: Self.capture, annotations: annotations, warnings: [])))
  }

  /// The open capture.
  var capture: CaptureState { state.capture! }
  var canvas: Canvas { state.canvas! }
  var boxes: [Annotation] { canvas.boxes }

  mutating func play(_ action: Action) { jobs += state.update(action) }

  /// Presses the characters of `text`, one key each.
  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  mutating func press(_ keys: Key...) {
    for key in keys { play(.terminal(.key(key))) }
  }

  /// Presses the left button on one cell of the picture and releases it on another.
  mutating func drag(from: (Int, Int), to: (Int, Int)) {
    let picture = state.documentLayout.picture
    func event(_ kind: MouseEvent.Kind, _ cell: (Int, Int)) -> Action {
      .terminal(
        .mouse(
          MouseEvent(kind: kind, column: picture.column + cell.0, row: picture.row + cell.1)))
    }
    play(event(.press(.left), from))
    play(event(.drag, to))
    play(event(.release, to))
  }

  /// The labels of the last request to write.
  var writtenLabels: [Annotation]? {
    for case .labels(.write(_, let revision)) in jobs.reversed() { return revision.annotations }
    return nil
  }
}
