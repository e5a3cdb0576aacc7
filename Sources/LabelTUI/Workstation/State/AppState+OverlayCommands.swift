/// Commands on overlays.
extension AppState {
  /// Performs `command` on the overlay; does nothing if there is none.
  mutating func perform(_ command: OverlayCommand, times: Int) -> [Job] {
    guard let overlay else { return [] }
    switch command {
    case .close: self.overlay = nil
    case .scroll(let step):
      let text = OverlayText(overlay, state: self)
      let top: Int =
        switch step {
        case .next: overlay.top + times
        case .previous: overlay.top - times
        case .nextPage: overlay.top + text.visible * times
        case .previousPage: overlay.top - text.visible * times
        case .first: 0
        case .last: text.lastTop
        }
      self.overlay?.top = min(max(0, top), text.lastTop)
    }
    return []
  }

  /// Answers the question on the screen; does nothing if there is none.
  mutating func perform(_ command: QuestionCommand) -> [Job] {
    guard let question = overlay else { return [] }
    overlay = nil
    switch command {
    case .no:
      if case .confirmMerge(let old, _) = question { return showClasses(selecting: old) }
      if case .confirmRename(_, let name, _) = question { return showClasses(selecting: name) }
      return []
    case .yes:
      switch question {
      case .confirmQuit:
        isQuitting = true
        return []
      case .confirmClose, .confirmDiscard: return leavePlace()
      case .confirmDelete(let sample): return [.dataset(.delete(sample))]
      case .confirmNegative: return saveNegative()
      case .confirmMerge(let old, let name): return merge(old, into: name)
      case .confirmRename(let old, let name, _): return renameInDataset(old, to: name)
      case .help, .messages, .dataset, .jobs, .welcome, .classes, .parameters: return []
      }
    }
  }
}
