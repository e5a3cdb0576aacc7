import Foundation

@testable import Datasets
@testable import Imaging
@testable import Radio
@testable import TerminalKit
@testable import Workstation

/// Plays keys on a review without a terminal and a dataset, and keeps the resulting jobs.
struct ReviewScript {
  var state: AppState
  private(set) var jobs: [Job] = []

  init(size: Size = KeyScript.size, isBlind: Bool = false) {
    state = AppState(
      size: size, paths: [], dataset: URL(filePath: "/tmp/dataset"), windowSeconds: 0.2,
      place: .list(ListState()))
    state.reviewer = "anna"
    state.isBlind = isBlind
    type("r")
  }

  static func key(_ number: Int) throws -> SampleKey {
    .signal(
      SampleReference(signal: try SignalName("a"), id: SampleID(number: number)!))
  }

  static func row(_ key: SampleKey, _ verdict: ReviewStatus = .unreviewed) -> SampleRow {
    SampleRow(
      key: key, classes: ["a"], source: nil, boxCount: 1, leastConfidence: 1, verdict: verdict,
      revision: 1, updatedAt: nil)
  }

  /// A sample with one box, or with `boxes`.
  static func loaded(
    _ key: SampleKey,
    boxes: [ContentBox] = [ContentBox(className: "a", x: 256, y: 256, width: 256, height: 256)],
    reviews: [Review] = [], revision: Int = 1, image: SpectrogramImage? = nil
  ) -> LoadedSample {
    let side = SpectrogramImage.side
    return LoadedSample(
      content: SampleContent(
        key: key, width: side, height: side, boxes: boxes, origin: .capture(CaptureOrigin()),
        revision: revision),
      image: .inference(
        image ?? SpectrogramImage(pixels: [UInt8](repeating: 0, count: side * side))),
      reviews: reviews)
  }

  var review: ReviewState { state.openReview! }

  mutating func play(_ action: Action) { jobs += state.update(action) }

  mutating func type(_ text: String) { for character in text { press(.character(character)) } }

  mutating func press(_ keys: Key...) { for key in keys { play(.terminal(.key(key))) } }

  /// Types a line into a prompt.
  mutating func enter(_ text: String) {
    type(text)
    press(.enter)
  }

  /// Reports the samples that the last request found.
  mutating func find(_ keys: [SampleKey], verdicts: [ReviewStatus] = []) {
    let rows = keys.enumerated().map { index, key in
      Self.row(key, verdicts.indices.contains(index) ? verdicts[index] : .unreviewed)
    }
    play(
      .dataset(.foundSamples(SampleList(query: review.query, rows: rows, total: keys.count))))
  }

  /// Reports the sample that the last request read, with `reviews`.
  mutating func load(reviews: [Review] = []) {
    for case .dataset(.loadSample(let key)) in jobs.reversed() where key == review.current {
      play(.dataset(.loadedSample(Self.loaded(key, reviews: reviews))))
      return
    }
  }

  /// Reports the last requested review as written.
  mutating func write() {
    for case .dataset(.review(let key, let status, let note, let revision, let boxes))
      in jobs.reversed()
    {
      play(
        .dataset(
          .reviewed(
            key,
            Review(
              imageID: key.description, status: status, notes: note, reviewer: "anna",
              revision: revision, boxes: boxes))))
      return
    }
  }

  /// The verdict that was requested last.
  var given: (key: SampleKey, status: ReviewStatus, note: String)? {
    for case .dataset(.review(let key, let status, let note, _, _)) in jobs.reversed() {
      return (key, status, note)
    }
    return nil
  }

  var rows: [String] { rows(.direct) }

  func rows(_ colors: ColorClass) -> [String] {
    let grid = ScreenView(state, colorClass: colors).draw()
    return (0..<grid.size.height).map { grid.text(row: $0) }
  }
}
