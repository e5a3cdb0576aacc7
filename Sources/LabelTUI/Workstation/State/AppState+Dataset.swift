import Foundations

/// Handling results of jobs on the dataset.
extension AppState {
  mutating func handle(_ result: DatasetResult) -> [Job] {
    switch result {
    case .saved(let id, let saved): return handle(saved: saved, documentID: id)
    case .savedPictures(let saved): return handle(saved)
    case .savedNegative(let id, let outcome):
      showInfo(Self.sentence(about: outcome))
      return readWindowsAgain(documentID: id)
    case .foundWindows(let id, let samples): show(samples, documentID: id)
    case .foundBoxes(let id, let found, let asked):
      changeCanvas(withID: id) { $0.editor.noteInDataset(found, asked: asked) }
    case .foundClasses(let found): handle(found)
    case .foundSamples(let list): return beginReview(of: list)
    case .loadedSample(let sample): return show(sample)
    case .failedSample(let sample, let reason): handleFailure(of: sample, reason: reason)
    case .reviewed(let sample, let review): return handle(review, of: sample)
    case .fixed(let content): return handle(fixed: content)
    case .thumbnail(let thumbnail): changeReview { $0.thumbnails.add(thumbnail) }
    case .failedThumbnail(let sample, let reason):
      changeReview { $0.thumbnails.noteFailure(reason, of: sample) }
    case .figures(let figures):
      changeDashboard { $0.show(figures) }
      showSampleCounts(figures)
    case .storedClasses: break
    case .renamedClass(let renamed): return handle(renamed)
    case .deleted(let sample): return handleDeletion(of: sample)
    case .exported(let count, let folder, let leftOut, let isUnchanged):
      handleExport(imageCount: count, to: folder, leftOut: leftOut, isUnchanged: isUnchanged)
    }
    return []
  }

  private mutating func handleExport(
    imageCount count: Int, to folder: String, leftOut: [String], isUnchanged: Bool
  ) {
    let images = Quantity.count(count, "image")
    let sentence =
      isUnchanged
      ? "Nothing new to export: \(images), the same as in \(VisibleText.of(folder))"
      : "Exported \(images) to \(VisibleText.of(folder))"
    guard !leftOut.isEmpty else { return showInfo(sentence) }
    for reason in leftOut { logInfo(reason) }
    let damaged = Quantity.count(leftOut.count, "damaged file or line", "damaged files or lines")
    let key = keyName(.application(.messages))
    showWarning("\(sentence), without \(damaged). Press \(key) to list them.")
  }
}
