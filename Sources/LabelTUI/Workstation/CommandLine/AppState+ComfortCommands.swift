/// Finding commands, and the list of jobs.
extension AppState {
  mutating func perform(_ command: ComfortCommand, times: Int) -> [Job] {
    switch command {
    case .commandLine: prompt = Prompt(.commandLine)
    case .palette: prompt = Prompt(.palette)
    case .jobs: overlay = .jobs(selection: 0)
    case .selectJob(let step): selectJob(step, times: times)
    case .cancelSelectedJob:
      guard case .jobs(let selection) = overlay, !runningKinds.isEmpty else {
        showInfo("No job is running.")
        return []
      }
      let kind = runningKinds[min(selection, runningKinds.count - 1)]
      if kind == .opening { awaitedPicture = nil }
      if kind == .detecting, cancelDetection() {
        showInfo("The search for signals was cancelled.")
      }
      return [.cancelJobs(of: kind)]
    }
    return []
  }

  private mutating func selectJob(_ step: LineStep, times: Int) {
    guard case .jobs(let selection) = overlay else { return }
    let last = max(0, runningKinds.count - 1)
    let wanted: Int =
      switch step {
      case .next, .nextPage: selection + times
      case .previous, .previousPage: selection - times
      case .first: 0
      case .last: last
      }
    overlay = .jobs(selection: min(max(0, wanted), last))
  }
}
