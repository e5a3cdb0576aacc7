import Dispatch
import Engine
import FoundationEssentials

/// Performs jobs off the loop. Each kind has its queue: the loop waits for none of them, and a slow
/// export holds up neither the picture nor the labels.
final class JobRunner {
  private let mailbox: Mailbox
  private let captures = OpenCaptures()
  private let tiles: TileLoader
  private let labels: LabelWriter
  private let measurer: Measurer
  private let captureJobs: CaptureJobs
  private let overviews: OverviewJob
  private let datasetJobs: DatasetJobs
  private let growth: GrowthWatch
  private let saver: SampleSaver
  private let reading = DispatchQueue(label: "labeltui.reading", qos: .userInitiated)
  private let saving = DispatchQueue(label: "labeltui.saving", qos: .userInitiated)
  private let exporting = DispatchQueue(label: "labeltui.exporting", qos: .utility)
  private let surveying = DispatchQueue(label: "labeltui.surveying", qos: .utility)
  /// What cancels the jobs of a kind, those that wait included.
  private var cancelFlags: [Job.Kind: CancelFlag] = [:]

  init(
    dataset: URL, stateFolder: URL, opener: CaptureOpener, paths: [URL], cacheFolder: URL,
    mailbox: Mailbox
  ) {
    self.mailbox = mailbox
    tiles = TileLoader(captures: captures, mailbox: mailbox)
    measurer = Measurer(captures: captures, mailbox: mailbox)
    labels = LabelWriter(captures: captures, mailbox: mailbox)
    captureJobs = CaptureJobs(
      captures: captures, stateFolder: stateFolder, opener: opener, paths: paths)
    growth = GrowthWatch(captures, jobs: captureJobs, mailbox: mailbox, queue: reading)
    let cache = OverviewCache(folder: cacheFolder.appending(path: "overviews"))
    overviews = OverviewJob(captures: captures, cache: cache)
    let store = SampleStore(dataset: dataset)
    datasetJobs = DatasetJobs(store: store)
    saver = SampleSaver(store: store)
  }

  /// Begins `job`; it reports through the mailbox.
  func run(_ job: Job) {
    let (captureJobs, datasetJobs, saver) = (captureJobs, datasetJobs, saver)
    let overviews = overviews
    switch job {
    case .list(let paths):
      start(.listing, on: reading) { captureJobs.list(paths, report: $0) }
    case .open(let url, let id, let sampleRate):
      start(.opening, on: reading) { _ in
        try captureJobs.open(url, id: id, sampleRate: sampleRate)
      }
    case .reload(let id): start(.opening, on: reading) { _ in try captureJobs.reload(id) }
    case .close(let id):
      measurer.measure(nil, captureID: id)
      labels.close(captureID: id)
    case .measure(let id, let box): measurer.measure(box, captureID: id)
    case .overview(let id):
      start(.overview, on: surveying) { try overviews.run(captureID: id, report: $0) }
    case .tiles(let id, let keys): tiles.want(keys, captureID: id)
    case .refine(let id, let keys): tiles.refine(keys, captureID: id)
    case .writeLabels(let id, let revision):
      labels.write(revision, captureID: id)
    case .save(let id, let windows, let annotations):
      start(.saving, on: saving) { [captures] report in
        guard let open = captures[id] else { return nil }
        return try SaveJob(
          saver: saver, open: open, windows: windows, annotations: annotations
        ).run(report: report)
      }
    case .preview(let id, let window):
      start(.computing, on: reading) { [captures] report in
        guard let open = captures[id] else { return nil }
        let image = try InferenceSpectrogram.image(
          of: open.reader, window: window, progress: report.callback())
        return .previewed(image, window)
      }
    case .findClasses: start(.loading, on: reading) { _ in try datasetJobs.findClasses() }
    case .findSamples: start(.loading, on: reading) { _ in try datasetJobs.findSamples() }
    case .loadSample(let sample): start(.loading, on: reading) { _ in datasetJobs.load(sample) }
    case .review(let sample, let status, let note, let revision):
      start(.loading, on: saving) { _ in
        try datasetJobs.review(sample, status, note: note, revision: revision)
      }
    case .delete(let sample):
      start(.loading, on: saving) { _ in try datasetJobs.delete(sample) }
    case .export:
      // A verdict that is on its way belongs to the export.
      let saving = saving
      start(.exporting, on: exporting) { report in
        saving.sync {}
        return try datasetJobs.export(report: report)
      }
    case .cancel:
      measurer.cancel()
      cancelAll()
    case .suspend, .redraw, .adapt, .askTmux: break
    }
  }

  /// Cancels what can be cancelled, and waits until labels and saves have come to an end.
  func finish() {
    labels.finish()
    measurer.finish()
    cancelAll()
    for queue in [reading, saving, exporting, surveying] { queue.sync {} }
  }

  private func cancelAll() {
    for flag in cancelFlags.values { flag.cancel() }
    cancelFlags = [:]
  }

  private func start(
    _ kind: Job.Kind, on queue: DispatchQueue,
    _ work: @escaping @Sendable (ProgressReport) throws -> Action?
  ) {
    let cancel = cancelFlags[kind] ?? CancelFlag()
    cancelFlags[kind] = cancel
    let mailbox = mailbox
    queue.async {
      // The loop must not wait for a processor.
      ThreadPriority.background.adopt()
      let report = ProgressReport(kind: kind, mailbox: mailbox, cancel: cancel)
      do {
        if let action = try work(report) { mailbox.post(action) }
        mailbox.post(.finished(kind))
      } catch {
        mailbox.post(.failed(kind, reason: "\(error)"))
      }
    }
  }
}
