import Foundations
import Labels

extension DetectedSignal {
  /// The signal as an unverified box.
  package var annotation: Annotation {
    let share = Quantity.fixed(confidence, decimals: 2)
    let ratio = Quantity.fixed(signalToNoise, decimals: 1)
    return Annotation(
      box: box, label: nil, comment: "confidence \(share), signal-to-noise ratio \(ratio) dB",
      proposal: Proposal(source: .detector, confidence: (confidence * 1e4).rounded() / 1e4))
  }
}

extension Capture {
  /// `signals` as SigMF annotations of this capture.
  package func annotations(for signals: [DetectedSignal]) -> [SigMFAnnotation] {
    let mapping = CaptureMapping(SigMFMetadata(describing: self), on: self)
    return signals.map { mapping.entry(for: $0.annotation, original: nil, placement: .moved) }
  }
}

extension CaptureLabels {
  /// Writes `signals`, which were searched in `samples`, as unverified boxes to the label file.
  ///
  /// They replace unverified boxes that the detector found there earlier. A signal that has another box already is left
  /// out. Returns the number of boxes written, and sentences about problems. Throws `FileError` or `LabelFileError`.
  package func propose(
    _ signals: [DetectedSignal], in samples: Range<Int>
  ) throws -> (count: Int, warnings: [String]) {
    let (annotations, problems) = load()
    if let problem { throw problem }
    let everywhere = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    let update = ProposalUpdate(
      region: Box(samples: samples, frequencies: everywhere), searched: samples,
      source: .detector)
    let (boxes, count) = update.apply(signals.map(\.annotation), to: annotations)
    let report = try write(LabelRevision(boxes))
    return (count, problems + report.warnings + [report.notice].compactMap { $0 })
  }
}
