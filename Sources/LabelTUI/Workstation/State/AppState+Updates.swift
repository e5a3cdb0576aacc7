import TerminalKit

/// The only way to change the state. These functions have no effects, so that a test can play any sequence of
/// keys and results: they return effects as jobs.
extension AppState {
  /// Handles `action`; returns the jobs to run.
  mutating func update(_ action: Action) -> [Job] {
    let before = tutorStep == nil ? nil : self
    let jobs = handle(action)
    if let before { advanceTutor(from: before) }
    // Positions are written last, when nothing can change them.
    if isQuitting { return jobs + rememberOpenPositions() }
    changeCanvas { $0.refreshSuggestions() }
    refreshBoxList()
    return jobs
      + [
        requestTiles(), requestRefinements(), requestMeasurement(), requestThumbnails(),
        requestContents(),
      ].compactMap { $0 }
  }

  private mutating func handle(_ action: Action) -> [Job] {
    switch action {
    case .terminal(let event): return handle(event)
    case .terminate:
      isQuitting = true
      return []
    case .tmuxAnswered(let facts): return handle(facts)
    case .listed(let entries): return handle(entries)
    case .capture(let result): return handle(result)
    case .picture(let result): return handle(result)
    case .pitch(let result): return handle(result)
    case .labels(let result): return handle(result)
    case .dataset(let result): return handle(result)
    case .exchange(let result): return handle(result)
    case .found(let search, let box): return handle(search, found: box)
    case .foundDatasets(let search):
      show(search)
      return []
    case .job(let report):
      handle(report)
      return []
    }
  }

  private mutating func handle(_ event: TerminalEvent) -> [Job] {
    switch event {
    case .key(let key): return handle(key)
    case .mouse(let event): return handle(event)
    case .reply(let reply): return handle(reply)
    case .paste(let text):
      prompt?.type(text)
      return []
    case .resize(let newSize):
      size = newSize
      resizeViews()
      changeList { $0.reveal(visible: ListLayout(size: newSize).visibleEntries) }
      return []
    }
  }

  /// Resizes the views of all open documents to the screen.
  mutating func resizeViews() {
    let sizes = DocumentKind.allCases.map { kind in
      let view = layout(of: kind).picture
      return (kind, Size(width: view.width, height: view.height))
    }
    for (kind, size) in sizes {
      changeCanvases(of: kind) { $0.plane.resize(to: size) }
    }
  }

  private mutating func handle(_ report: JobReport) {
    switch report {
    case .progress(let kind, let share): jobs[kind]?.progress = share
    case .finished(let kind):
      noteEnd(of: kind, failure: nil)
      endJob(kind)
    case .failed(let kind, let reason):
      noteEnd(of: kind, failure: reason)
      endJob(kind)
      handleFailure(of: kind, reason: reason)
      showError(reason)
    }
  }

  /// Ends the waiting states that depend on a failed job of `kind`.
  private mutating func handleFailure(of kind: Job.Kind, reason: String) {
    switch kind {
    case .computing: changePreview { if $0.image == nil { $0.failure = reason } }
    case .loading:
      if classes.isWaiting { classes.addFromDataset([]) }
      changeReview { review in
        review.pending = nil
        review.isLoading = false
      }
    case .listing, .opening, .saving, .exporting, .exportingBoxes, .importing,
      .extracting:
      changeReview { $0.pending = nil }
    case .readingWindows: changeWindowList { $0.fail(reason) }
    case .counting: changeDashboard { if $0.figures == nil { $0.failure = reason } }
    case .detecting: awaitedDetection = nil
    case .overview, .fixing, .finding, .findingDatasets, .renaming: break
    }
  }
}
