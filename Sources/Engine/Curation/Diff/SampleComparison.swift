import Datasets

/// Compares two datasets or exports, sample by sample.
package enum SampleComparison {
  /// Coordinates that differ by no more than this many pixels are equal: six digits of a YOLO label
  /// keep this precision up to 20,000 pixels.
  package static let tolerance = 0.02
  /// Boxes of different classes or places with at least this overlap are the same box, changed.
  private static let sameBox = 0.5

  /// Calls `report` with each difference, sample by sample in the order of their names; returns the
  /// number of differences. Only one sample of each side is in memory at a time.
  @discardableResult
  package static func compare(
    _ old: some ComparedSource, _ new: some ComparedSource,
    report: (SampleDifference) throws -> Void
  ) throws -> Int {
    var count = 0
    func note(_ name: String, _ changes: [SampleDifference.Change]) throws {
      count += changes.count
      for change in changes { try report(SampleDifference(sample: name, change: change)) }
    }
    var (left, right) = (old.names[...], new.names[...])
    while let name = [left.first, right.first].compactMap({ $0 }).min() {
      switch (left.first == name, right.first == name) {
      case (true, true):
        try note(name, changes(from: old.sample(name), to: new.sample(name)))
      case (true, false): try note(name, [.removed(boxes: old.sample(name).boxes.count)])
      case (false, _): try note(name, [.added(boxes: new.sample(name).boxes.count)])
      }
      if left.first == name { left.removeFirst() }
      if right.first == name { right.removeFirst() }
    }
    return count
  }

  /// The changes that turn the sample `old` into `new`. The order of boxes does not matter.
  static func changes(
    from old: ComparedSample, to new: ComparedSample
  ) -> [SampleDifference.Change] {
    var changes: [SampleDifference.Change] = []
    if let size = old.size, let other = new.size, size != other {
      changes.append(.size(from: size, to: other))
    }
    if old.split != new.split { changes.append(.split(from: old.split, to: new.split)) }
    var (left, right) = (sorted(old.boxes), sorted(new.boxes))
    if !old.statesJudgment || !new.statesJudgment {
      (left, right) = (left.map(withoutJudgment), right.map(withoutJudgment))
    }
    removePairs(&left, &right, by: isSame)
    for (from, to) in takePairs(&left, &right) { changes.append(.boxChanged(from: from, to: to)) }
    return changes + left.map { .boxRemoved($0) } + right.map { .boxAdded($0) }
  }

  private static func sorted(_ boxes: [ContentBox]) -> [ContentBox] {
    boxes.sorted {
      ($0.className, $0.x, $0.y, $0.width, $0.height) < (
        $1.className, $1.x, $1.y, $1.width, $1.height
      )
    }
  }

  /// `box` as if a person had drawn it, for files that do not say who did.
  private static func withoutJudgment(_ box: ContentBox) -> ContentBox {
    ContentBox(
      className: box.className, x: box.x, y: box.y, width: box.width, height: box.height)
  }

  private static func isSame(_ left: ContentBox, _ right: ContentBox) -> Bool {
    left.className == right.className && left.source == right.source
      && left.verified == right.verified && isSamePlace(left, right)
      && abs((left.confidence ?? 1) - (right.confidence ?? 1)) < 1e-6
  }

  private static func isSamePlace(_ left: ContentBox, _ right: ContentBox) -> Bool {
    abs(left.x - right.x) <= tolerance && abs(left.y - right.y) <= tolerance
      && abs(left.width - right.width) <= tolerance
      && abs(left.height - right.height) <= tolerance
  }

  /// Removes the boxes of both sides that are the same, pair by pair.
  private static func removePairs(
    _ left: inout [ContentBox], _ right: inout [ContentBox],
    by isSame: (ContentBox, ContentBox) -> Bool
  ) {
    left.removeAll { box in
      guard let match = right.firstIndex(where: { isSame(box, $0) }) else { return false }
      right.remove(at: match)
      return true
    }
  }

  /// Removes and returns pairs of boxes that were changed, those with the largest overlap first, and of
  /// these the ones of one class.
  private static func takePairs(
    _ left: inout [ContentBox], _ right: inout [ContentBox]
  ) -> [(ContentBox, ContentBox)] {
    var candidates: [(overlap: Double, isSameClass: Bool, left: Int, right: Int)] = []
    for (one, box) in left.enumerated() {
      for (other, match) in right.enumerated() {
        let overlap = box.overlap(with: match)
        guard overlap >= sameBox || isSamePlace(box, match) else { continue }
        candidates.append((overlap, box.className == match.className, one, other))
      }
    }
    candidates.sort {
      ($1.overlap, $1.isSameClass ? 1 : 0, $0.left, $0.right)
        < ($0.overlap, $0.isSameClass ? 1 : 0, $1.left, $1.right)
    }
    var (isTaken, isMatched) = (Set<Int>(), Set<Int>())
    var pairs: [(ContentBox, ContentBox)] = []
    for candidate in candidates
    where !isTaken.contains(candidate.left) && !isMatched.contains(candidate.right) {
      isTaken.insert(candidate.left)
      isMatched.insert(candidate.right)
      pairs.append((left[candidate.left], right[candidate.right]))
    }
    left = left.indices.filter { !isTaken.contains($0) }.map { left[$0] }
    right = right.indices.filter { !isMatched.contains($0) }.map { right[$0] }
    return pairs
  }
}
