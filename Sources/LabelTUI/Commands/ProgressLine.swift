import Foundations

/// A progress line on standard error. It is shown only on a terminal, and only if the command
/// takes longer than 200 ms.
struct ProgressLine {
  private static let patience = Duration.milliseconds(200)
  private static let interval = Duration.milliseconds(100)

  private let title: String
  private let isShown = StandardError.isTerminal
  private var next = ContinuousClock.now + Self.patience
  private var isWritten = false

  init(_ title: String) { self.title = title }

  /// Shows the completed share, 0...1, and `detail`.
  mutating func show(_ share: Double, _ detail: @autoclosure () -> String = "") {
    guard isShown, ContinuousClock.now >= next else { return }
    next = ContinuousClock.now + Self.interval
    isWritten = true
    let detail = detail()
    StandardError.write(
      "\r\(title) \(Quantity.fixed(100 * share, decimals: 0)) %"
        + (detail.isEmpty ? "" : ", \(detail)"))
  }

  /// Removes the line.
  mutating func end() {
    if isWritten { StandardError.write("\r\u{1B}[K") }
    isWritten = false
  }
}
