import Foundation
import Imaging
import TerminalKit
import Testing

@testable import Datasets
@testable import Generation
@testable import Labels
@testable import Radio
@testable import Workstation

@Suite("The job runner")
struct JobRunnerTests {
  private let recording: TestRecording
  private let mailbox: Mailbox
  private let runner: JobRunner

  init() throws {
    recording = try TestRecording()
    mailbox = try Mailbox()
    let folder = recording.folder
    runner = JobRunner(
      dataset: folder.file("dataset"), reviewer: "anna", stateFolder: folder.file("state"),
      opener: CaptureOpener(stateFolder: folder.file("state")),
      paths: [folder.url], cacheFolder: folder.file("cache"),
      decoder: DecoderProgram(path: "/bin/false", environment: [:]), mailbox: mailbox)
  }

  /// The reports of `job` until its `kind` has ended, without progress.
  private func run(_ job: Job, _ kind: Job.Kind) -> [Action] {
    runner.run(job)
    let actions = mailbox.actions { action in
      switch action {
      case .job(.finished(kind)), .job(.failed(kind, _)): true
      default: false
      }
    }
    return actions.filter { if case .job(.progress) = $0 { false } else { true } }
  }

  private func failure(_ actions: [Action]) -> String? {
    for case .job(.failed(_, let reason)) in actions { return reason }
    return nil
  }

  @Test(
    "a capture is listed, opened, shown, labeled and saved; its sample is found, reviewed and deleted"
  )
  func session() throws {
    let listed = run(.list([recording.folder.url]), .listing)
    let names = listed.compactMap { action -> [String]? in
      if case .listed(let entries) = action { entries.map(\.name) } else { nil }
    }
    #expect(names == [["X.rfcap"]])

    let opened = run(.capture(.open(recording.url, id: 7)), .opening)
    guard case .capture(.opened(7, let capture, let annotations, _))? = opened.first else {
      Issue.record("not opened: \(opened)")
      return
    }
    #expect(capture.sampleCount == TestRecording.sampleCount && annotations.isEmpty)

    let box = Annotation(box: Box(samples: 0..<8000, frequencies: -1e5...1e5), label: "tone")
    runner.run(.labels(.write(id: 7, LabelRevision([box], number: 1))))
    let saved = run(
      .dataset(.save(documentID: 7, windows: [0..<200_000, 200_000..<400_000], [box])), .saving)
    let groups = saved.compactMap { action -> [SavedBoxes]? in
      if case .dataset(.saved(7, let groups)) = action { groups } else { nil }
    }.joined()
    // The second window has no box.
    #expect(groups.map(\.outcome.sample.description) == ["tone/0001"])
    #expect(groups.first?.annotations == [box] && groups.first?.partly.isEmpty == true)

    var marked = box
    marked.savedSample = "tone/0001"
    let found = run(.dataset(.findBoxes(documentID: 7, [marked])), .loading)
    guard case .dataset(.foundBoxes(7, let ids, asked: [box.id]))? = found.first else {
      Issue.record("not searched: \(found)")
      return
    }
    #expect(ids == [box.id])

    let sample = SampleKey.signal(try #require(groups.first?.outcome.sample))
    let reviewed = run(
      .dataset(.review(sample, .good, note: "", revision: 1, boxes: nil)), .loading)
    guard case .dataset(.reviewed(sample, let review))? = reviewed.first else {
      Issue.record("not reviewed: \(reviewed)")
      return
    }
    #expect(review.status == .good && review.reviewer == "anna")
    #expect(failure(run(.dataset(.export([.curated, .yolo], .good)), .exporting)) == nil)
    try checkReview(of: sample)
    guard case .dataset(.deleted(sample))? = run(.dataset(.delete(sample)), .loading).first else {
      Issue.record("not deleted")
      return
    }
    runner.run(.capture(.close(id: 7)))
    runner.finish()
  }

  /// The list, the sample, its thumbnail, fixed boxes and the figures.
  private func checkReview(of sample: SampleKey) throws {
    let query = SampleQuery(filter: SampleFilter(verdicts: [.good]))
    guard
      case .dataset(.foundSamples(let list))? =
        run(.dataset(.findSamples(query)), .loading).first,
      case .dataset(.loadedSample(let loaded))? =
        run(.dataset(.loadSample(sample)), .loading).first
    else {
      Issue.record("not found")
      return
    }
    #expect(list.query == query && list.rows.map(\.key) == [sample] && list.total == 1)
    #expect(loaded.reviews.map(\.status) == [.good] && loaded.content.boxes.count == 1)
    let small = Size(width: 16, height: 12)
    runner.run(.dataset(.thumbnails(ThumbnailRequest(keys: [sample], size: small))))
    let made = mailbox.actions { if case .dataset(.thumbnail) = $0 { true } else { false } }
    guard case .dataset(.thumbnail(let thumbnail))? = made.last,
      case .levels(let levels) = thumbnail.pixels
    else {
      Issue.record("no thumbnail")
      return
    }
    #expect(thumbnail.size == small && levels.count == 16 * 12)
    var box = loaded.content.boxes[0]
    box.height -= 1
    let fixed = run(
      .dataset(.replaceBoxes(sample, [EditedBox(box, original: 0)], revision: 1)), .fixing)
    guard case .dataset(.fixed(let content))? = fixed.first else {
      Issue.record("not fixed: \(fixed)")
      return
    }
    #expect(content.boxes == [box] && content.revision == 2)
    let late = run(.dataset(.replaceBoxes(sample, [], revision: 1)), .fixing)
    #expect(failure(late)?.contains("another program changed its boxes") == true)
    guard
      case .dataset(.figures(let figures))? = run(.dataset(.figures(SampleFilter())), .counting)
        .first
    else {
      Issue.record("no figures")
      return
    }
    #expect(figures.samples == 1 && figures.reviewed == 0)
  }

  @Test("a box that extends beyond the saved window counts as saved in part")
  func partly() throws {
    _ = run(.capture(.open(recording.url, id: 1)), .opening)
    let box = Annotation(
      box: Box(samples: 100_000..<300_000, frequencies: -1e5...1e5), label: "tone")
    let saved = run(.dataset(.save(documentID: 1, windows: [0..<200_000], [box])), .saving)
    guard case .dataset(.saved(1, let groups))? = saved.first else {
      Issue.record("not saved: \(saved)")
      return
    }
    #expect(groups.map(\.annotations) == [[]] && groups.map(\.partly) == [[box]])
    runner.finish()
  }

  @Test("a box is extracted; a file that exists is not replaced; a closed capture has no result")
  func extraction() throws {
    _ = run(.capture(.open(recording.url, id: 1)), .opening)
    let box = Annotation(
      box: Box(samples: 1000..<5000, frequencies: -1e5...1e5), label: "tone")
    let url = recording.folder.file("cut.sigmf-data")
    let job = Job.exchange(.extract(documentID: 1, box.box, [box], to: url))
    guard case .exchange(.extracted(let report))? = run(job, .extracting).first else {
      Issue.record("not extracted")
      return
    }
    #expect(report.url.path == url.path && report.boxCount == 1)
    #expect(try CaptureFile.open(url).sampleCount == report.cut.sampleCount)
    #expect(failure(run(job, .extracting))?.contains("already exists") == true)
    let closed = Job.exchange(.extract(documentID: 5, box.box, [], to: url))
    #expect(run(closed, .extracting).count == 1)
    runner.finish()
  }

  @Test("generated datasets below folders are found")
  func datasets() throws {
    let folder = recording.folder.file("d")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let text = """
      {"format": "labeltui-iq-dataset", "version": 1, "name": "N", "type": "iq_raw", "samples": 1,
       "receivers": {"min": 5, "max": 5}, "sample_rate_hz": 1, "duration_s": 1, "complete": true}
      """
    try Data(text.utf8).write(to: folder.appending(path: "dataset.json"))
    let found = run(.findDatasets([recording.folder.url]), .findingDatasets)
    guard case .foundDatasets(let search)? = found.first else {
      Issue.record("not searched: \(found)")
      return
    }
    #expect(search.datasets.map(\.name) == ["N"] && search.problems.isEmpty)
    runner.finish()
  }

  @Test("failures are reported with the reason, and the queue continues")
  func failures() {
    let missing = recording.folder.file("missing.rfcap")
    let reason = failure(run(.capture(.open(missing, id: 1)), .opening))
    #expect(reason?.contains("missing.rfcap") == true)
    // Nothing is open under this number: jobs on it end without a result.
    let actions = run(.capture(.reload(id: 5)), .opening)
    #expect(actions.count == 1 && failure(actions) == nil)
    runner.finish()
  }

  @Test("cancelled jobs end, and later ones of the same kind are not cancelled")
  func cancelling() {
    _ = run(.capture(.open(recording.url, id: 1)), .opening)
    let windows = (0..<10).map { (200_000 * $0)..<(200_000 * ($0 + 1)) }
    let boxes = windows.map {
      Annotation(
        box: Box(samples: $0.lowerBound..<($0.lowerBound + 5000), frequencies: -1e5...1e5),
        label: "tone")
    }
    runner.run(.dataset(.save(documentID: 1, windows: windows, boxes)))
    runner.run(.cancel)
    let first = mailbox.actions { action in
      switch action {
      case .job(.finished(.saving)), .job(.failed(.saving, _)): true
      default: false
      }
    }
    #expect(!first.isEmpty)
    let again = run(.dataset(.save(documentID: 1, windows: [windows[9]], [boxes[9]])), .saving)
    #expect(failure(again) == nil)
    runner.finish()
  }
}
