import FoundationEssentials
import Foundations
import Labels
import Libraries

extension Capture {
  /// `proposals` as SigMF annotations of this capture.
  package func annotations(for proposals: [Annotation]) -> [SigMFAnnotation] {
    let mapping = CaptureMapping(SigMFMetadata(describing: self), on: self)
    return proposals.map { mapping.entry(for: $0, original: nil, placement: .moved) }
  }
}

extension [Annotation] {
  /// The same annotations with ids that depend only on their content and order, so that the same proposals are always
  /// written in the same way. None of the ids is in `taken`.
  package func withStableIDs(besides taken: Set<UUID> = []) -> [Annotation] {
    var used = taken
    return map { annotation in
      let (box, label) = (annotation.box, annotation.label ?? "")
      let content = "\(box.samples) \(box.frequencies) \(box.layer) \(label)"
      var number = 0
      var id: UUID
      repeat {
        id = UUID(derivedFrom: [UInt8]("proposal \(content) \(number)".utf8))
        number += 1
      } while !used.insert(id).inserted
      return Annotation(
        id: id, box: box, label: annotation.label, comment: annotation.comment,
        savedSample: annotation.savedSample, proposal: annotation.proposal)
    }
  }
}

extension CaptureLabels {
  /// Writes `proposals`, which were searched in `samples`, as unverified boxes to the label file.
  ///
  /// They replace unverified boxes that the same kind of program found there earlier. A signal that has another box already
  /// is left out. Returns the number of boxes written, and sentences about problems. Throws `FileError` or
  /// `LabelFileError`.
  package func propose(
    _ proposals: [Annotation], in samples: Range<Int>
  ) throws -> (count: Int, warnings: [String]) {
    let (annotations, problems) = load()
    if let problem { throw problem }
    let sources = Set(proposals.compactMap { $0.proposal?.source })
    let kept = annotations.filter { annotation in
      !annotation.isUnverified || annotation.proposal.map { sources.contains($0.source) } != true
        || !annotation.box.samples.overlaps(samples)
    }
    let new = proposals.filter { proposal in
      !kept.contains { $0.box.overlap(with: proposal.box) >= Self.sameSignal }
    }
    let report = try write(
      LabelRevision(kept + new.withStableIDs(besides: Set(kept.map(\.id)))))
    return (new.count, problems + report.warnings + [report.notice].compactMap { $0 })
  }

  /// The overlap of two boxes of the same signal.
  private static let sameSignal = 0.5
}
