import Foundations
import Labels

extension DetectedSignal {
  /// The kind of program that files name as the source of the box.
  package static let source = "detector"

  /// The signal as an unverified box.
  package var annotation: Annotation {
    let share = Quantity.fixed(confidence, decimals: 2)
    let ratio = Quantity.fixed(signalToNoise, decimals: 1)
    return Annotation(
      box: box, label: nil, comment: "confidence \(share), signal-to-noise ratio \(ratio) dB",
      proposal: Proposal(source: Self.source, confidence: (confidence * 1e4).rounded() / 1e4))
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
      source: DetectedSignal.source)
    let (boxes, count) = update.apply(signals.map(\.annotation), to: annotations)
    let report = try write(LabelRevision(boxes))
    return (count, problems + report.warnings + [report.notice].compactMap { $0 })
  }
}

extension Box {
  /// The area in common with `other` as a share of the area of both, 0...1.
  package func overlap(with other: Box) -> Double {
    let time = Double(min(x.upperBound, other.x.upperBound) - max(x.lowerBound, other.x.lowerBound))
    let band = min(y.upperBound, other.y.upperBound) - max(y.lowerBound, other.y.lowerBound)
    guard layer == other.layer, time > 0, band > 0 else { return 0 }
    let shared = time * band
    return shared / (area + other.area - shared)
  }

  private var area: Double { Double(x.count) * (y.upperBound - y.lowerBound) }
}
