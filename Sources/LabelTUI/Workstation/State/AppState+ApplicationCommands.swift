import Curation
import Datasets
import Foundations
import Labels

/// Commands that are valid on every screen.
extension AppState {
  mutating func perform(_ command: ApplicationCommand) -> [Job] {
    switch command {
    case .help: overlay = .help(top: 0)
    case .messages: overlay = .messages(top: 0)
    case .quit: quit()
    case .suspend: return [.terminal(.suspend)]
    case .redraw: return [.terminal(.redraw)]
    case .cancelJob: return cancelJob()
    case .review: return enterReview()
    case .dashboard: return enterDashboard()
    case .datasets: return enterDatasets()
    case .export: askForFormats()
    case .close: return close()
    }
    return []
  }

  /// Returns to the place below; asks first if labels would be lost.
  private mutating func close() -> [Job] {
    if let sample, sample.isChanged {
      overlay = .confirmDiscard
      return []
    }
    if !placesBelow.isEmpty, canvas?.labels.hasFailed == true {
      overlay = .confirmClose
      return []
    }
    return leavePlace()
  }

  /// Returns to the place below; quits if there is none.
  mutating func leavePlace() -> [Job] {
    guard let below = placesBelow.popLast() else {
      quit()
      return []
    }
    let closed = document
    let remembering = rememberPosition(in: closed)
    place = below
    lastChange = nil
    switch closed {
    case nil, .sample: return []
    case .capture(let closed):
      if awaitedDetection?.documentID == closed.id { awaitedDetection = nil }
      changeList {
        $0.update(
          closed.capture, boxes: closed.canvas.editor.count,
          gain: closed.canvas.boxes.expectedGain)
      }
      return [.capture(.close(id: closed.id))] + remembering
    case .picture(let closed):
      awaitedPicture = nil
      changeList {
        $0.update(
          closed.url, boxes: closed.canvas.editor.count,
          gain: closed.canvas.boxes.expectedGain)
      }
      return [.picture(.close(id: closed.id))] + remembering
    case .pitch(let closed):
      changeList {
        $0.update(
          closed.url, boxes: closed.canvas.editor.count, gain: closed.canvas.boxes.expectedGain)
      }
      return [.pitch(.close(id: closed.id))] + remembering
    }
  }

  /// Quits; asks first if something would be lost.
  private mutating func quit() {
    let isUnwritten = openCanvases.contains(where: \.labels.hasFailed) || sample?.isChanged == true
    let writing: [Job.Kind] = [.fixing, .saving, .exporting, .extracting]
    if isUnwritten || writing.contains(where: { jobs[$0] != nil }) {
      overlay = .confirmQuit
    } else {
      isQuitting = true
    }
  }

  private mutating func cancelJob() -> [Job] {
    if jobs.isEmpty, capture?.spectrum.isPending != true {
      showInfo("No job is running. Press \(keyName(.application(.quit))) to quit.")
      return []
    }
    awaitedPicture = nil
    if cancelDetection() { showInfo("The search for signals was cancelled.") }
    return [.cancel]
  }

  private mutating func askForFormats() {
    guard jobs[.exporting] == nil else { return showError("An export is already running.") }
    // Of the review's filter, good samples unless it names other verdicts.
    var filter = openReview?.query.filter ?? SampleFilter()
    if filter.verdicts.isEmpty { filter.verdicts = [.good] }
    prompt = Prompt(
      .exportFormats(filter), text: exportFormats.map(\.rawValue).joined(separator: ","))
  }

  /// Exports the samples that `filter` selects in the typed formats. Asks again if one is not known.
  mutating func export(_ typed: String, _ filter: SampleFilter) -> [Job] {
    let names = typed.split { $0 == "," || $0.isWhitespace }.map(String.init)
    var formats: [ExportFormat] = []
    for name in names {
      guard let format = ExportFormat(rawValue: name) else {
        let known = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        showError("\(VisibleText.of(name)) is not a format: write some of \(known)")
        prompt = Prompt(.exportFormats(filter), text: typed)
        return []
      }
      if !formats.contains(format) { formats.append(format) }
    }
    guard !formats.isEmpty else { return [] }
    exportFormats = formats
    beginJob(.exporting)
    return [.dataset(.export(formats, filter))]
  }

  private mutating func enterReview() -> [Job] {
    guard review == nil else { return [] }
    return enterReview(SampleFilter())
  }

  /// Goes to the review of the samples that `filter` selects: the one below the current place, or a new one.
  mutating func enterReview(_ filter: SampleFilter) -> [Job] {
    if let below = placesBelow.last, case .review = below {
      placesBelow.removeLast()
      place = below
    } else {
      var query = SampleQuery()
      query.isBlind = isBlind
      var review = ReviewState()
      review.query = query
      enter(.review(review))
    }
    return changeQuery { $0.filter = filter }
  }
}
