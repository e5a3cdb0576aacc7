import Curation
import Datasets
import FoundationEssentials
import Foundations
import Generation
import Imaging
import Labels
import Radio

/// Runs jobs outside of the event loop. There are several queues, so that a slow export delays neither the
/// picture nor the labels.
final class JobRunner {
  let mailbox: Mailbox
  let captures = OpenCaptures()
  let tiles: TileLoader
  let labels: LabelWriter
  let measurer: Measurer
  let loader: CaptureLoader
  let openPictures = OpenPictures()
  let pictures: PictureLoader
  let pitches: PitchLoader
  private let finder: DocumentFinder
  let overviews: OverviewLoader
  private let dataset: DatasetAccess
  private let thumbnails: ThumbnailLoader
  private let growth: GrowthWatch
  let saver: SampleSaver
  let pictureStore: PictureStore
  let reading: SerialQueue
  let saving: SerialQueue
  let exporting: SerialQueue
  let overviewQueue: SerialQueue
  private let memory: MemoryWriter
  let finding: SerialQueue
  let detecting: SerialQueue
  let describing: SerialQueue
  /// The capture in which signals are searched, or were last.
  var searchedID: Int?
  /// Whether the program is ending.
  let isEnding = CancelFlag()
  /// The flags that cancel the jobs of each kind, including waiting ones.
  var cancelFlags: [Job.Kind: CancelFlag] = [:]
  /// The flag that cancels decoding in advance.
  var prefetchFlag = CancelFlag()

  init(
    dataset: URL, reviewer: String?, stateFolder: URL, opener: CaptureOpener, paths: [URL],
    cacheFolder: URL, decoder: DecoderProgram, mailbox: Mailbox
  ) {
    self.mailbox = mailbox
    let threads = WorkThreads()
    // Background priority, because jobs must not delay the event loop.
    reading = SerialQueue(threads, priority: .background)
    saving = SerialQueue(threads, priority: .background)
    exporting = SerialQueue(threads, priority: .background)
    overviewQueue = SerialQueue(threads, priority: .background)
    memory = MemoryWriter(
      UserMemory(stateFolder: stateFolder), queue: SerialQueue(threads, priority: .background))
    finding = SerialQueue(threads, priority: .background)
    detecting = SerialQueue(threads, priority: .background)
    describing = SerialQueue(threads, priority: .background)
    tiles = TileLoader(captures: captures, mailbox: mailbox, threads: threads)
    measurer = Measurer(captures: captures, mailbox: mailbox, threads: threads)
    labels = LabelWriter(
      captures: captures, pictures: openPictures,
      histories: LabelHistories(stateFolder: stateFolder),
      gold: GoldRecorder(dataset: dataset, labeler: reviewer), mailbox: mailbox, threads: threads)
    loader = CaptureLoader(
      captures: captures, stateFolder: stateFolder, opener: opener, paths: paths)
    let pictureLabels = PictureLabels(stateFolder: stateFolder)
    pictures = PictureLoader(labels: pictureLabels)
    pitches = PitchLoader(
      labels: pictureLabels, stateFolder: stateFolder, decoder: decoder, mailbox: mailbox,
      threads: threads)
    finder = DocumentFinder(captures: loader, pictures: pictures, pitches: pitches)
    growth = GrowthWatch(captures, loader: loader, mailbox: mailbox, queue: reading)
    let cache = OverviewCache(folder: cacheFolder.appending(path: "overviews"))
    overviews = OverviewLoader(captures: captures, cache: cache)
    let open = Dataset(folder: dataset)
    pictureStore = open.pictures
    self.dataset = DatasetAccess(dataset: open, reviewer: reviewer)
    saver = SampleSaver(store: open.signals)
    thumbnails = ThumbnailLoader(
      dataset: self.dataset, mailbox: mailbox,
      queue: SerialQueue(threads, priority: .background))
  }

  /// Starts `job`; it reports through the mailbox. The event loop performs jobs of the terminal.
  func run(_ job: Job) {
    switch job {
    case .list(let paths):
      start(.listing, on: reading) { [finder] in .listed(finder.list(paths, report: $0)) }
    case .capture(let job): run(job)
    case .picture(let job): run(job)
    case .pitch(let job): run(job)
    case .labels(let job): run(job)
    case .dataset(let job): run(job)
    case .exchange(let job): run(job)
    case .terminal: break
    case .memory(let job): memory.run(job)
    case .find(let search): find(search)
    case .findDatasets(let folders):
      start(.findingDatasets, on: reading) { report in
        .foundDatasets(
          DatasetSearch(below: folders.map(\.path)) { report.cancel.isCancelled })
      }
    case .cancel:
      measurer.cancel()
      cancelAll()
    case .cancelJobs(let kind): cancelFlags.removeValue(forKey: kind)?.cancel()
    }
  }

  private func run(_ job: DatasetJob) {
    switch job {
    case .save(let id, let windows, let annotations): save(windows, annotations, captureID: id)
    case .saveNegative(let id, let window): saveNegative(window, captureID: id)
    case .findWindows(let id): findWindows(captureID: id)
    case .savePictures(let pictures): save(pictures)
    case .saveFrames(let id, let places, let annotations):
      save(places, annotations, pitchID: id)
    case .findClasses: start(.loading, on: reading) { try $0.findClasses() }
    case .findBoxes(let id, let annotations):
      // On the queue of saves, so that it finds what earlier saves wrote.
      start(.loading, on: saving) { [captures, openPictures, pitches] dataset in
        if let url = openPictures.url(of: id) {
          if let frames = pitches[id]?.layout {
            return dataset.findBoxes(annotations, ofFrames: frames, documentID: id)
          }
          return dataset.findBoxes(annotations, ofPicture: url, documentID: id)
        }
        return captures[id].map {
          dataset.findBoxes(annotations, of: $0.capture, documentID: id)
        }
      }
    case .storeClasses(let book, let removed):
      start(.loading, on: saving) { try $0.store(book, removing: removed) }
    case .renameClass(let old, let name, let captures):
      start(.renaming, on: exporting) { [dataset, loader] report in
        try dataset.renameClass(old, to: name, report: report)
          .map { .dataset(.renamedClass(loader.renameClass(in: captures, after: $0))) }
      }
    case .findSamples(let query): start(.loading, on: reading) { try $0.findSamples(query) }
    case .loadSample(let sample): start(.loading, on: reading) { $0.load(sample) }
    case .review(let sample, let status, let note, let revision, let boxes):
      start(.loading, on: saving) {
        try $0.review(sample, status, note: note, revision: revision, boxes: boxes)
      }
    case .replaceBoxes(let sample, let boxes, let revision):
      start(.fixing, on: saving) { try $0.replaceBoxes(of: sample, by: boxes, revision: revision) }
    case .thumbnails(let request): thumbnails.want(request)
    case .figures(let filter): start(.counting, on: reading) { try $0.figures(of: filter) }
    case .delete(let sample): start(.loading, on: saving) { try $0.delete(sample) }
    case .export(let formats, let filter): export(formats, filter)
    }
  }

  /// Cancels the jobs that can be cancelled, and waits until labels and saves are written.
  func finish() {
    labels.finish()
    measurer.finish()
    cancelAll()
    prefetchFlag.cancel()
    isEnding.cancel()
    thumbnails.finish()
    memory.finish()
    for queue in [
      reading, saving, exporting, overviewQueue, detecting, describing, finding,
    ] {
      queue.finish()
    }
  }

  /// Milliseconds until `checkGrowth` has something to do, for `poll`.
  var pollTimeout: Int32 { growth.pollTimeout }

  /// Checks once a second whether open captures have grown.
  func checkGrowth() { growth.checkIfDue() }

  private func save(_ pictures: [PictureToSave]) {
    start(.saving, on: saving) { [loader = self.pictures, store = pictureStore] report in
      let job = PictureSaver(store: store, loader: loader, pictures: pictures)
      return .dataset(try job.run(report: report))
    }
  }

  /// Starts an export after all saves, so that it includes a review that is being written.
  private func export(_ formats: [ExportFormat], _ filter: SampleFilter) {
    let work = work(.exporting) { [dataset] in
      .dataset(try dataset.export(formats, filter, report: $0))
    }
    let exporting = exporting
    Self.add(.exporting, to: saving, reportingTo: mailbox) { [mailbox] in
      Self.add(.exporting, to: exporting, reportingTo: mailbox, work)
    }
  }

  /// Cancels the jobs of `kind`.
  func cancel(_ kind: Job.Kind) { cancelFlags.removeValue(forKey: kind)?.cancel() }

  private func cancelAll() {
    for flag in cancelFlags.values { flag.cancel() }
    cancelFlags = [:]
  }

  /// Starts `job` with the dataset on `queue`.
  private func start(
    _ kind: Job.Kind, on queue: SerialQueue,
    _ job: @escaping @Sendable (DatasetAccess) throws -> DatasetResult?
  ) {
    start(kind, on: queue) { [dataset] (_: ProgressReport) in
      try job(dataset).map(Action.dataset)
    }
  }

  func start(
    _ kind: Job.Kind, on queue: SerialQueue,
    _ job: @escaping @Sendable (ProgressReport) throws -> Action?
  ) {
    Self.add(kind, to: queue, reportingTo: mailbox, work(kind, job))
  }

  private static func add(
    _ kind: Job.Kind, to queue: SerialQueue, reportingTo mailbox: Mailbox,
    _ work: @escaping @Sendable () -> Void
  ) {
    do {
      try queue.add(work)
    } catch {
      mailbox.post(.job(.failed(kind, reason: "\(error)")))
    }
  }

  /// Makes the work for a queue: it performs `job`, reports its end, and can be cancelled.
  private func work(
    _ kind: Job.Kind, _ job: @escaping @Sendable (ProgressReport) throws -> Action?
  ) -> @Sendable () -> Void {
    let cancel = cancelFlags[kind] ?? CancelFlag()
    cancelFlags[kind] = cancel
    let mailbox = mailbox
    return {
      let report = ProgressReport(kind: kind, mailbox: mailbox, cancel: cancel)
      do {
        if let action = try job(report) { mailbox.post(action) }
        mailbox.post(.job(.finished(kind)))
      } catch {
        mailbox.post(.job(.failed(kind, reason: "\(error)")))
      }
    }
  }
}
