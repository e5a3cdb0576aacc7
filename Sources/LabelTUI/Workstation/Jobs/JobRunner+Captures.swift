import FoundationEssentials
import Foundations
import Labels
import Radio

/// Jobs on captures, and searches for edges.
extension JobRunner {
  func run(_ job: CaptureJob) {
    switch job {
    case .open(let url, let id, let sampleRate):
      start(.opening, on: reading) { [loader] _ in
        .capture(try loader.open(url, id: id, sampleRate: sampleRate))
      }
    case .reload(let id):
      start(.opening, on: reading) { [loader] _ in try loader.reload(id).map(Action.capture) }
    case .close(let id):
      if searchedID == id { cancel(.detecting) }
      measurer.measure(nil, captureID: id)
      labels.close(documentID: id)
    case .measure(let id, let box): measurer.measure(box, captureID: id)
    case .overview(let id):
      start(.overview, on: overviewQueue) { [overviews] in
        try overviews.run(captureID: id, report: $0).map(Action.capture)
      }
    case .tiles(let id, let keys): tiles.want(keys, captureID: id)
    case .refine(let id, let keys): tiles.refine(keys, captureID: id)
    case .preview(let id, let window): preview(window, captureID: id)
    case .detect(let request): detect(request)
    case .describe(let id, let boxes): describe(boxes, captureID: id)
    }
  }

  /// Searches signals, and cancels a search that is running.
  func detect(_ request: DetectionRequest) {
    cancel(.detecting)
    searchedID = request.documentID
    start(.detecting, on: detecting) { [captures] (report: ProgressReport) in
      guard let open = captures[request.documentID] else { return nil }
      return try SignalSearch(open: open, request: request).run(report: report)
        .map(Action.capture)
    }
  }

  func describe(_ boxes: [UUID: Box], captureID id: Int) {
    // If no thread can be started, suggestions do without descriptions.
    try? describing.add { [captures, mailbox, isEnding] in
      guard let open = captures[id] else { return }
      let contents = BoxDescriber(open: open, boxes: boxes).run { isEnding.isCancelled }
      mailbox.post(.capture(.described(id: id, contents)))
    }
  }

  func save(_ windows: [Range<Int>], _ annotations: [Annotation], captureID id: Int) {
    start(.saving, on: saving) { [captures, saver] report in
      guard let open = captures[id] else { return nil }
      let job = WindowSaver(saver: saver, open: open, windows: windows, annotations: annotations)
      return .dataset(try job.run(report: report))
    }
  }

  func preview(_ window: SampleWindow, captureID id: Int) {
    start(.computing, on: reading) { [captures] report in
      guard let open = captures[id] else { return nil }
      let image = try InferenceSpectrogram.image(
        of: open.reader, window: window, progress: report.callback())
      return .capture(.previewed(image, window))
    }
  }

  func find(_ search: BoxSearch) {
    start(.finding, on: finding) { [captures] report in
      let found = try search.run(in: captures, progress: report.callback())
      return report.cancel.isCancelled ? nil : .found(search, found)
    }
  }
}
