/// Joins the signals of overlapping blocks. Signals are added block by block.
struct BlockJoiner {
  /// The signals so far, in frames of the capture.
  private(set) var signals: [Candidate] = []
  /// The places of the signals that reach into the latest block.
  private var open: [Int] = []

  /// Adds the signals `found` of the block that starts at frame `start`.
  mutating func add(_ found: [Candidate], start: Int) {
    open.removeAll { signals[$0].frames.upperBound <= start }
    var added: [Int] = []
    for candidate in found {
      var moved = candidate
      moved.frames = candidate.frames.lowerBound + start..<candidate.frames.upperBound + start
      if let place = open.first(where: { Self.isSame(signals[$0], moved) }) {
        signals[place] = Self.joined(signals[place], moved)
      } else {
        added.append(signals.count)
        signals.append(moved)
      }
    }
    open += added
  }

  private static func isSame(_ first: Candidate, _ second: Candidate) -> Bool {
    guard first.sharedFrames(second) > 0 else { return false }
    let whole = first.wholeBand(second)
    let shared = first.sharedBins(second)
    return shared > 0.4 * (whole.upperBound - whole.lowerBound)
  }

  private static func joined(_ first: Candidate, _ second: Candidate) -> Candidate {
    let isFirstLonger = first.frames.count >= second.frames.count
    var both = isFirstLonger ? first : second
    both.frames = first.allFrames(second)
    both.excess = max(first.excess, second.excess)
    both.cells = first.cells + second.cells
    return both
  }
}
