import Foundations
import Radio
import TerminalKit

/// What jobs report.
extension AppState {
  mutating func takeIn(_ result: Action) -> [Job] {
    switch result {
    case .listed(let entries): return takeIn(entries: entries)
    case .opened(let id, let capture, let annotations, let warnings):
      return open(id: id, capture, annotations, warnings)
    case .grown(let id, let capture): takeIn(grown: capture, id: id)
    case .settled(let id):
      changeCapture(id) { $0.settle() }
      return beginOverview(captureID: id)
    case .tileReady(let id, let tile):
      changeCapture(id) { $0.takeIn(tile) }
      return beginOverview(captureID: id)
    case .overviewGrew(let id, let extent, let profile):
      changeCapture(id) { if !$0.hasGrown { ($0.overview, $0.profile) = (extent, profile) } }
    case .tileFailed(let id, let key, let reason):
      changeCapture(id) { $0.failedTiles.insert(key) }
      complain(reason)
    case .measured(let id, let measurement):
      changeCapture(id) { $0.spectrum.takeIn(measurement) }
    case .measurementFailed(let id, let box, let reason):
      changeCapture(id) { $0.spectrum.fail(box, reason: reason) }
    case .measuring(let id, let box, let share):
      changeCapture(id) { $0.spectrum.note(share, of: box) }
    case .labelsWritten(let id, let revision, let report):
      return takeIn(report, ofRevision: revision, captureID: id)
    case .labelsFailed(let id, let reason):
      changeCapture(id) { $0.labelsOnDisk = .failed(reason) }
      complain("Boxes are not on the disk, the next change tries again: \(reason)")
    case .saved(let id, let saved): return takeIn(saved: saved, captureID: id)
    case .foundInDataset(let id, let found, let asked):
      changeCapture(id) { $0.noteInDataset(found, asked: asked) }
    case .previewed(let image, let window): takeIn(image: image, of: window)
    case .classesFound(let names): classes.addFromDataset(names)
    case .samplesFound(let samples, let reviews):
      return takeIn(samples: samples, reviews: reviews)
    case .sampleLoaded(let sample): takeIn(loaded: sample)
    case .sampleFailed(let sample, let reason): takeIn(failed: sample, reason: reason)
    case .reviewed(let sample, let review): return takeIn(reviewed: sample, review)
    case .exported(let count, let folder, let leftOut):
      handleExport(of: count, to: folder, leftOut: leftOut)
    case .progress(let kind, let share): jobs[kind]?.progress = share
    case .deleted(let sample): return takeIn(deleted: sample)
    case .finished(let kind): end(kind)
    case .failed(let kind, let reason):
      end(kind)
      if kind == .computing { takeIn(previewFailure: reason) }
      if kind == .loading, classes.isWaiting { classes.addFromDataset([]) }
      if kind != .overview { review?.pending = nil }
      complain(reason)
    case .terminal, .terminate, .tmuxAnswered: break
    }
    return []
  }

  /// Takes over what another program changed in the labels, and says so.
  private mutating func takeIn(
    _ report: LabelFile.WriteReport, ofRevision revision: Int?, captureID: Int
  ) -> [Job] {
    changeCapture(captureID) { capture in
      // An earlier state may come to the disk while a later one is still on its way.
      if capture.labelsRevision == revision { capture.labelsOnDisk = .written }
      guard !report.changes.isEmpty else { return }
      capture.labelChangesSeen += 1
      let changes = report.changes
      capture.boxes.amend { changes.apply(to: &$0) }
      capture.forgetVanished()
    }
    if let notice = report.notice { say(notice) }
    for warning in report.warnings { warn(warning) }
    let count = report.changes.count
    if count > 0 {
      warn("Another program changed \(Quantity.count(count, "box", "boxes")) of this capture.")
    }
    let news = report.changes.added + report.changes.changed.values
    return news.isEmpty ? [] : findInDataset(news, captureID: captureID)
  }

  private mutating func handleExport(of count: Int, to folder: String, leftOut: [String]) {
    let sentence = "Exported \(Quantity.count(count, "image")) to \(VisibleText.of(folder))"
    guard !leftOut.isEmpty else { return say(sentence) }
    for reason in leftOut { remark(reason) }
    let damaged = Quantity.count(leftOut.count, "damaged file or line", "damaged files or lines")
    warn("\(sentence), without \(damaged): M lists them.")
  }

  private mutating func takeIn(grown: Capture, id: Int) {
    guard let known = capture(withID: id)?.capture.sampleCount else { return }
    if grown.sampleCount == known { say("There are no new samples.") }
    changeCapture(id) { $0.follow(grown) }
  }

  private mutating func takeIn(entries: [CaptureListEntry]) -> [Job] {
    let visible = ListLayout(size: size).visibleEntries
    changeList { list in
      let selected = list.selectedEntry?.url
      list.entries = entries
      list.isLoading = false
      list.selection = selected.flatMap { url in entries.firstIndex { $0.url == url } } ?? 0
      list.reveal(visible: visible)
    }
    guard opensOnlyCapture, entries.count == 1 else { return [] }
    switch entries[0].content {
    case .capture: return open(entries[0].url)
    case .rateUnknown:
      prompt = Prompt(.sampleRate(entries[0].url))
      return []
    case .unreadable: return []
    }
  }

  private mutating func open(
    id: Int, _ capture: Capture, _ annotations: [Annotation], _ warnings: [String]
  ) -> [Job] {
    // Meanwhile the user went on to the review.
    guard case .list = place else { return [.close(captureID: id)] }
    let picture = captureLayout.picture
    let opened = CaptureState(
      id: id, capture: capture, annotations: annotations, windowSeconds: windowSeconds,
      pictureSize: Size(width: picture.width, height: picture.height), dots: pictureFormat.dots)
    classes.add(annotations.compactMap(\.label))
    if opensOnlyCapture { place = .capture(opened) } else { enter(.capture(opened)) }
    for warning in warnings { warn(warning) }
    if let refused = opened.windows.refused {
      let used = Quantity.time(
        Double(opened.windows.windowSamples) / capture.sampleRate, decimals: 6)
      warn("Windows are \(used) long here: \(refused).")
    }
    return findInDataset(annotations, captureID: id)
  }
}
