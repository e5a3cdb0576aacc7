import Labels

/// Chooses the signal of an excerpt that a box means.
struct SignalChoice {
  /// The least overlap of a box with its signal, and that from which nothing else is considered.
  private static let (least, certain) = (0.15, 0.25)
  /// How much more several signals must overlap with a box than one of them.
  private static let gain = 1.15
  /// The share of a narrow signal that is in the box, and of the time of the box in which the signal is on.
  private static let (inside, present) = (0.7, 0.4)
  /// The share of a tone of frequency-shift keying that the box reaches.
  private static let reached = 0.4

  let box: Box
  let excerpt: Excerpt

  /// The rough box of the signal, or of several that belong together; nil if there is none like the box.
  var signal: Box? {
    let boxes = excerpt.signals.map(excerpt.surroundings.box)
    guard let best = boxes.max(by: { $0.overlap(with: box) < $1.overlap(with: box) }) else {
      return nil
    }
    let overlap = best.overlap(with: box)
    let tones = union(boxes.filter { isTone($0, beside: best) }, and: best)
    if tones.overlap(with: box) > Self.gain * overlap { return tones }
    if overlap >= Self.certain { return best }
    let inside = boxes.filter { $0.share(in: box) >= Self.inside }
    let all = union(inside, and: best)
    if !inside.isEmpty, all.overlap(with: box) > max(Self.least, overlap) { return all }
    return overlap >= Self.least || isLine(best) ? best : nil
  }

  private func union(_ boxes: [Box], and first: Box) -> Box { boxes.reduce(first) { $0.union($1) } }

  /// Whether `other` is on at the same times as `best` and in the band of the box: another tone of the same signal.
  private func isTone(_ other: Box, beside best: Box) -> Bool {
    let tolerance = max(best.samples.count / 10, 2 * excerpt.surroundings.hop)
    let (lower, upper) = (other.frequencies.lowerBound, other.frequencies.upperBound)
    let shared = min(upper, box.frequencies.upperBound) - max(lower, box.frequencies.lowerBound)
    return shared >= Self.reached * (upper - lower)
      && (other.samples.lowerBound - best.samples.lowerBound).magnitude <= tolerance
      && (other.samples.upperBound - best.samples.upperBound).magnitude <= tolerance
  }

  /// Whether `signal` is a carrier: far narrower than the box, but in it for most of its time.
  private func isLine(_ signal: Box) -> Bool {
    let shared = signal.samples.clamped(to: box.samples)
    return box.frequencies.contains(signal.frequencies.lowerBound)
      && box.frequencies.contains(signal.frequencies.upperBound)
      && Double(shared.count) >= Self.present * Double(box.samples.count)
  }
}
