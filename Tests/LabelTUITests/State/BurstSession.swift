import Foundation
import TestSupport

@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

/// Labels a capture of bursts without a terminal: counts the keys, and runs the jobs on the capture at once.
struct BurstSession {
  let scene: BurstScene
  private let folder: TemporaryFolder
  private let open: OpenCapture
  private let mailbox: Mailbox
  var state: AppState
  /// The number of keys that were pressed.
  private(set) var keyCount = 0

  private static let size = Size(width: 120, height: 35)

  /// A scene of `count` bursts in two channels, which lie on rows of the screen.
  static func scene(count: Int, seed: UInt64) -> BurstScene {
    let layout = DocumentLayout(size: size, instruments: .standard(for: size))
    let rowHeight = BurstScene.sampleRate / Double(layout.picture.height)
    let channels = [8.5, 18.5].map { BurstScene.sampleRate / 2 - $0 * rowHeight }
    return BurstScene(count: count, channels: channels, seed: seed)
  }

  init(_ scene: BurstScene) throws {
    self.scene = scene
    folder = try TemporaryFolder()
    let url = folder.file("bursts.rfcap")
    let header = RFCAPHeader(
      sampleRate: BurstScene.sampleRate, centerFrequency: 0, bandwidth: BurstScene.sampleRate,
      sampleCount: UInt64(scene.samples.count / 2), startTime: 0, signalName: "X", latitude: 0,
      longitude: 0)
    try (Data(header.bytes) + scene.samples.withUnsafeBytes { Data($0) }).write(to: url)
    let capture = try CaptureFile.open(url)
    open = OpenCapture(
      id: 1, url: url, capture: capture, reader: try CaptureReader(capture),
      labels: CaptureLabels(of: capture, stateFolder: folder.file("state")))
    mailbox = try Mailbox()
    state = AppState(
      size: Self.size, paths: [], dataset: folder.file("dataset"), windowSeconds: 0.2,
      place: .list(ListState()))
    state.classes.add(BurstScene.kinds.map(\.rawValue))
    try play(.capture(.opened(id: 1, capture: capture, annotations: [], warnings: [])))
  }

  var canvas: Canvas { state.canvas! }
  var boxes: [Annotation] { canvas.boxes }

  /// Plays `action`, and runs the searches and descriptions that it asks for.
  mutating func play(_ action: Action) throws {
    var jobs = state.update(action)
    while let job = jobs.popLast() {
      switch job {
      case .capture(.detect(let request)):
        let report = ProgressReport(kind: .detecting, mailbox: mailbox, cancel: CancelFlag())
        let result = try SignalSearch(open: open, request: request).run(report: report)
        if let result { jobs += state.update(.capture(result)) }
        jobs += state.update(.job(.finished(.detecting)))
      case .capture(.describe(let id, let boxes)):
        let contents = BoxDescriber(open: open, boxes: boxes).run { false }
        jobs += state.update(.capture(.described(id: id, contents)))
      default: break
      }
    }
  }

  /// Presses the characters of `text`, one key each.
  mutating func type(_ text: String) throws {
    for character in text {
      keyCount += 1
      try play(.terminal(.key(.character(character))))
    }
  }

  /// The signals that have a verified box of their class with an overlap of more than a half, one each.
  var correctCount: Int {
    var left = boxes.filter { !$0.isUnverified }
    return scene.signals.count { signal in
      guard
        let index = left.firstIndex(where: {
          $0.label == signal.kind.rawValue && $0.box.overlap(with: signal.truth) > 0.5
        })
      else { return false }
      left.remove(at: index)
      return true
    }
  }
}

extension SceneSignal {
  /// The box of the truth.
  var truth: Box { Box(samples: samples, frequencies: band) }

  /// The digit of the class.
  var digit: String { "\(BurstScene.kinds.firstIndex(of: kind)! + 1)" }
}
