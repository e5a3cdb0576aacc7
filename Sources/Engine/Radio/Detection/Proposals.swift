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
  /// Writes `proposals` of a program of the kind `source`, which were searched in `samples`, as unverified boxes to the label
  /// file.
  ///
  /// They replace unverified boxes that the same kind of program found there earlier. A signal that has another box already
  /// is left out. Returns the number of boxes written, and sentences about problems. Throws `FileError` or
  /// `LabelFileError`.
  package func propose(
    _ proposals: [Annotation], from source: BoxSource = .detector, in samples: Range<Int>
  ) throws -> (count: Int, warnings: [String]) {
    let (annotations, problems) = load()
    if let problem { throw problem }
    let everywhere = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    let update = ProposalUpdate(
      region: Box(samples: samples, frequencies: everywhere), searched: samples, source: source)
    let others = annotations.filter { !$0.isUnverified || $0.proposal?.source != source }
    let (boxes, count) = update.apply(
      proposals.withStableIDs(besides: Set(others.map(\.id))), to: annotations)
    let report = try write(LabelRevision(boxes))
    return (count, problems + report.warnings + [report.notice].compactMap { $0 })
  }
}
