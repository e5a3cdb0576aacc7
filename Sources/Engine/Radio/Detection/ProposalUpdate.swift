import Labels

/// How the new proposals of a program replace its earlier ones in a part of a document.
package struct ProposalUpdate: Sendable, Equatable {
  /// The part of the document for which boxes are proposed.
  package let region: Box
  /// The samples or pixel columns that the program searched. They contain those of `region`.
  package let searched: Range<Int>
  /// The kind of program.
  package let source: BoxSource

  /// The overlap of two boxes of the same signal.
  private static let sameSignal = 0.5

  /// An update of `region` by the program `source`, which searched `searched`.
  package init(region: Box, searched: Range<Int>, source: BoxSource) {
    self.region = region
    self.searched = searched
    self.source = source
  }

  /// `annotations` after the update with `proposals`, and the number of those that were added.
  ///
  /// Unverified boxes of `source` in the region are replaced, except those that reach beyond the searched part, which the
  /// program did not see as a whole. A proposal outside of the region, or of a signal that has another box already, is
  /// left out. A box that is found again keeps its identity.
  package func apply(
    _ proposals: [Annotation], to annotations: [Annotation]
  ) -> (annotations: [Annotation], added: Int) {
    let replaced = Set(annotations.indices.filter { isReplaced(annotations[$0]) })
    let kept = annotations.indices.filter { !replaced.contains($0) }.map { annotations[$0] }
    var earlier: [Box: Annotation] = [:]
    for index in replaced { earlier[annotations[index].box] = annotations[index] }
    let new = withoutKnown(proposals.filter { covers($0.box) }, kept).map { proposal in
      guard let same = earlier.removeValue(forKey: proposal.box) else { return proposal }
      var again = same
      again.proposal = proposal.proposal
      if let label = proposal.label { again.label = label }
      return again
    }
    return (kept + new, new.count)
  }

  private func isReplaced(_ annotation: Annotation) -> Bool {
    guard annotation.isUnverified, annotation.proposal?.source == source else { return false }
    let x = annotation.box.x
    return x.lowerBound >= searched.lowerBound && x.upperBound <= searched.upperBound
      && covers(annotation.box)
  }

  /// Whether `box` shares at least half of its or the region's extent along both axes.
  private func covers(_ box: Box) -> Bool {
    let (x, y) = (box.x, box.y)
    let across = min(x.upperBound, region.x.upperBound) - max(x.lowerBound, region.x.lowerBound)
    let up = min(y.upperBound, region.y.upperBound) - max(y.lowerBound, region.y.lowerBound)
    let height = min(
      y.upperBound - y.lowerBound, region.y.upperBound - region.y.lowerBound)
    return box.layer == region.layer && across > 0 && up >= 0
      && 2 * Double(across) >= Double(min(x.count, region.x.count)) && 2 * up >= height
  }

  /// The `proposals` of signals that have no box in `kept`, in the order of their starts.
  private func withoutKnown(_ proposals: [Annotation], _ kept: [Annotation]) -> [Annotation] {
    // Boxes are compared as far as they lie in the searched part, because a proposal ends there.
    let known = kept.indices.compactMap { index -> Box? in
      var box = kept[index].box
      guard box.x.overlaps(searched) else { return nil }
      box.x = box.x.clamped(to: searched)
      return box
    }.sorted { $0.x.lowerBound < $1.x.lowerBound }
    var near: [Box] = []
    var next = 0
    return proposals.sorted { $0.box.x.lowerBound < $1.box.x.lowerBound }.filter { proposal in
      let x = proposal.box.x
      while next < known.count, known[next].x.lowerBound < x.upperBound {
        near.append(known[next])
        next += 1
      }
      near.removeAll { $0.x.upperBound <= x.lowerBound }
      return !near.contains { $0.overlap(with: proposal.box) >= Self.sameSignal }
    }
  }
}
