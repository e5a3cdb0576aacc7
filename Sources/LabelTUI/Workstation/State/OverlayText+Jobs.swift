import Foundations

/// The text of the list of jobs.
extension OverlayText {
  /// The running jobs with the selected one marked, then the last results, the newest first.
  static func jobs(_ state: AppState, selection: Int) -> [Line] {
    let kinds = state.runningKinds
    var lines = [Line("RUNNING", isTitle: true)]
    if kinds.isEmpty { lines.append(Line("No job is running.")) }
    for (index, kind) in kinds.enumerated() {
      guard let job = state.jobs[kind] else { continue }
      let mark = index == min(selection, kinds.count - 1) ? "> " : "  "
      lines.append(Line(mark + text(of: job)))
    }
    lines += [Line(""), Line("ENDED", isTitle: true)]
    let ended = state.endedJobs.entries.reversed().map { Line("  " + text(of: $0)) }
    lines += ended.isEmpty ? [Line("No job has ended yet.")] : ended
    return lines
  }

  private static let barWidth = 20

  private static func text(of job: RunningJob) -> String {
    let share = job.progress.isFinite ? min(max(0, job.progress), 1) : 0
    let filled = Int(share * Double(barWidth))
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: barWidth - filled)
    let number = "\(Int(share * 100)) %"
    let waiting = job.count > 1 ? ", \(job.count - 1) waiting" : ""
    return padded(job.title, 16) + bar + " " + number + waiting
  }

  private static func text(of entry: EndedJobs.Entry) -> String {
    let times = entry.count > 1 ? " (\(entry.count) times)" : ""
    return padded(entry.title, 16) + (entry.failure.map { "failed: \($0)" } ?? "done") + times
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
  }
}
