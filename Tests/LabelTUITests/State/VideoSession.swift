import Foundation
import TestSupport

@testable import Datasets
@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

/// Plays keys on a copy of the NTSC capture, counts them, and runs the jobs at once.
struct VideoSession {
  private let folder: TemporaryFolder
  private let captures = OpenCaptures()
  private let open: OpenCapture
  private let mailbox: Mailbox
  private var state: AppState
  /// The number of keys that were pressed, without the characters of names.
  private(set) var keyCount = 0
  /// The number of searches that found other edges.
  private(set) var snappedCount = 0
  let store: SampleStore

  init() throws {
    folder = try TemporaryFolder()
    let url = folder.file("NTSC.rfcap")
    try FileManager.default.copyItem(at: SharedMaterial.videoCapture, to: url)
    let capture = try CaptureFile.open(url)
    open = OpenCapture(
      id: 1, url: url, capture: capture, reader: try CaptureReader(capture),
      labels: CaptureLabels(of: capture, stateFolder: folder.file("state")))
    captures.add(open)
    mailbox = try Mailbox()
    store = SampleStore(dataset: folder.file("dataset"))
    state = AppState(
      size: Size(width: 110, height: 30), paths: [], dataset: folder.file("dataset"),
      windowSeconds: 0.2, place: .list(ListState()))
    play(.capture(.opened(id: 1, capture: capture, annotations: [], warnings: [])))
  }

  var boxes: [Annotation] { state.canvas?.boxes ?? [] }
  var message: String { state.message?.text ?? "" }

  /// The boxes in the label file.
  var labelsOnDisk: [Annotation] {
    CaptureLabels(of: open.capture, stateFolder: folder.file("state"), session: nil)
      .load().annotations
  }

  mutating func press(_ keys: Key...) {
    for key in keys {
      keyCount += 1
      play(.terminal(.key(key)))
    }
  }

  /// Types a name, which is not counted.
  mutating func type(name: String) {
    for character in name { play(.terminal(.key(.character(character)))) }
  }

  private mutating func play(_ action: Action) {
    var waiting = [action]
    while !waiting.isEmpty {
      let jobs = state.update(waiting.removeFirst())
      for job in jobs { waiting += run(job) }
    }
  }

  /// The results of `job`; nothing for jobs that only draw.
  private mutating func run(_ job: Job) -> [Action] {
    do {
      switch job {
      case .find(let search):
        let found = try search.run(in: captures, progress: { _ in true })
        if case .drawn(let box) = search.subject, let found, found != box { snappedCount += 1 }
        return [.found(search, found), .job(.finished(.finding))]
      case .labels(.write(let id, let revision)):
        let report = try open.labels.write(revision)
        return [.labels(.written(id: id, revision: revision.number, report))]
      case .dataset(.save(_, let windows, let annotations)):
        let saver = WindowSaver(
          saver: SampleSaver(store: store), open: open, windows: windows, annotations: annotations)
        let report = ProgressReport(kind: .saving, mailbox: mailbox, cancel: CancelFlag())
        return [.dataset(try saver.run(report: report)), .job(.finished(.saving))]
      default: return []
      }
    } catch {
      return [.job(.failed(.saving, reason: "\(error)"))]
    }
  }
}
