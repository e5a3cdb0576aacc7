import Datasets
import FoundationEssentials
import Foundations
import Radio

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
  private let reading: SerialQueue
  private let saving: SerialQueue
  private let exporting: SerialQueue
  private let surveying: SerialQueue
  /// What cancels the jobs of a kind, those that wait included.
  private var cancelFlags: [Job.Kind: CancelFlag] = [:]

  init(
    dataset: URL, stateFolder: URL, opener: CaptureOpener, paths: [URL], cacheFolder: URL,
    mailbox: Mailbox
  ) {
    self.mailbox = mailbox
    let threads = WorkThreads()
    // The loop must not wait for a processor.
    reading = SerialQueue(threads, priority: .background)
    saving = SerialQueue(threads, priority: .background)
    exporting = SerialQueue(threads, priority: .background)
    surveying = SerialQueue(threads, priority: .background)
    tiles = TileLoader(captures: captures, mailbox: mailbox, threads: threads)
    measurer = Measurer(captures: captures, mailbox: mailbox, threads: threads)
    labels = LabelWriter(captures: captures, mailbox: mailbox, threads: threads)
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
    case .findInDataset(let id, let annotations):
      // Behind the saves that were asked for before it, so that it sees what they wrote.
      start(.loading, on: saving) { [captures] _ in
        captures[id].map {
          datasetJobs.findInDataset(annotations, of: $0.capture, captureID: id)
        }
      }
    case .findSamples: start(.loading, on: reading) { _ in try datasetJobs.findSamples() }
    case .loadSample(let sample): start(.loading, on: reading) { _ in datasetJobs.load(sample) }
    case .review(let sample, let status, let note, let revision):
      start(.loading, on: saving) { _ in
        try datasetJobs.review(sample, status, note: note, revision: revision)
      }
    case .delete(let sample):
      start(.loading, on: saving) { _ in try datasetJobs.delete(sample) }
    case .export: export()
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
    for queue in [reading, saving, exporting, surveying] { queue.finish() }
  }

  /// Milliseconds until `watchGrowth` has something to do, for `poll`.
  var pollTimeout: Int32 { growth.pollTimeout }

  /// Looks after captures that are still being recorded, when it is time to.
  func watchGrowth() { growth.lookIfDue() }

  /// Begins an export behind all saves: a verdict that is on its way belongs to it.
  private func export() {
    let datasetJobs = datasetJobs
    let work = job(.exporting) { try datasetJobs.export(report: $0) }
    let exporting = exporting
    add(.exporting, to: saving) { [mailbox] in
      Self.add(.exporting, to: exporting, reportingTo: mailbox, work)
    }
  }

  private func cancelAll() {
    for flag in cancelFlags.values { flag.cancel() }
    cancelFlags = [:]
  }

  private func start(
    _ kind: Job.Kind, on queue: SerialQueue,
    _ work: @escaping @Sendable (ProgressReport) throws -> Action?
  ) {
    add(kind, to: queue, job(kind, work))
  }

  private func add(
    _ kind: Job.Kind, to queue: SerialQueue, _ work: @escaping @Sendable () -> Void
  ) {
    Self.add(kind, to: queue, reportingTo: mailbox, work)
  }

  private static func add(
    _ kind: Job.Kind, to queue: SerialQueue, reportingTo mailbox: Mailbox,
    _ work: @escaping @Sendable () -> Void
  ) {
    do {
      try queue.add(work)
    } catch {
      mailbox.post(.failed(kind, reason: "\(error)"))
    }
  }

  /// `work` with its reports, and its place among what is cancelled.
  private func job(
    _ kind: Job.Kind, _ work: @escaping @Sendable (ProgressReport) throws -> Action?
  ) -> @Sendable () -> Void {
    let cancel = cancelFlags[kind] ?? CancelFlag()
    cancelFlags[kind] = cancel
    let mailbox = mailbox
    return {
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
