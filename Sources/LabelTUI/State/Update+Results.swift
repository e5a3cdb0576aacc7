import Engine

/// What jobs report.
extension AppState {
  mutating func takeIn(_ result: Action) -> [Job] {
    switch result {
    case .listed(let entries): return takeIn(entries: entries)
    case .opened(let id, let capture, let annotations, let warnings):
      return open(id: id, capture, annotations, warnings)
    case .tileReady(let id, let tile): changeCapture(id) { $0.takeIn(tile) }
    case .tileFailed(let id, let key, let reason):
      changeCapture(id) { $0.failedTiles.insert(key) }
      complain(reason)
    case .labelsWritten(let id, let revision):
      // An earlier state may come to the disk while a later one is still on its way.
      changeCapture(id) { if $0.labelsRevision == revision { $0.labelsOnDisk = .written } }
    case .labelsFailed(let id, let reason):
      changeCapture(id) { $0.labelsOnDisk = .failed(reason) }
      complain("Labels are not on the disk: \(reason)")
    case .saved(let id, let saved): return takeIn(saved: saved, captureID: id)
    case .classesFound(let names): classes.add(names)
    case .samplesFound(let samples, let reviews):
      return takeIn(samples: samples, reviews: reviews)
    case .sampleLoaded(let sample): takeIn(loaded: sample)
    case .sampleFailed(let sample, let reason): takeIn(failed: sample, reason: reason)
    case .reviewed(let sample, let review): return takeIn(reviewed: sample, review)
    case .exported(let count, let folder):
      say("Exported \(count == 1 ? "1 image" : "\(count) images") to \(VisibleText.of(folder))")
    case .progress(let kind, let share): jobs[kind]?.progress = share
    case .finished(let kind): jobs[kind] = nil
    case .failed(let kind, let reason):
      jobs[kind] = nil
      review?.pending = nil
      complain(reason)
    case .terminal, .terminate: break
    }
    return []
  }

  private mutating func takeIn(entries: [CaptureListEntry]) -> [Job] {
    guard var list else { return [] }
    let selected = list.selectedEntry?.url
    list.entries = entries
    list.isLoading = false
    list.selection = selected.flatMap { url in entries.firstIndex { $0.url == url } } ?? 0
    list.reveal(visible: ListLayout(size: size).visibleEntries)
    self.list = list
    if opensOnlyCapture, entries.count == 1, case .capture = entries[0].content {
      return open(entries[0])
    }
    return []
  }

  private mutating func open(
    id: Int, _ capture: Capture, _ annotations: [Annotation], _ warnings: [String]
  ) -> [Job] {
    // Meanwhile the user went on to the review.
    guard case .list = place else { return [.close(captureID: id)] }
    let picture = CaptureLayout(size: size).picture
    let opened = CaptureState(
      id: id, capture: capture, annotations: annotations, windowSeconds: windowSeconds,
      pictureSize: Size(width: picture.width, height: picture.height))
    classes.add(annotations.compactMap(\.label))
    if opensOnlyCapture { place = .capture(opened) } else { enter(.capture(opened)) }
    for warning in warnings { complain(warning) }
    return []
  }
}

extension CaptureState {
  /// Keeps `tile`; the first complete picture chooses the levels.
  fileprivate mutating func takeIn(_ tile: SpectrogramTile) {
    tiles.touch(viewport.tileKeys(in: capture.extent))
    tiles.insert(tile)
    if levelsAreAutomatic, isPictureComplete {
      levelsAreAutomatic = !chooseLevels()
    }
  }
}
