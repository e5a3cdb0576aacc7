import FoundationEssentials
import Foundations
import Labels
import Libraries

/// The reply of a detector: SigMF annotations.
struct DetectorReply {
  /// The annotations as unverified boxes. Those outside of the searched part are left out.
  let annotations: [Annotation]

  /// What is decoded: an object with `annotations`, or a list of them.
  private struct Content: Decodable {
    var annotations: [SigMFAnnotation]

    private enum CodingKeys: CodingKey { case annotations }

    init(from decoder: any Decoder) throws {
      var list =
        try (try? decoder.unkeyedContainer())
        ?? decoder.container(keyedBy: CodingKeys.self).nestedUnkeyedContainer(forKey: .annotations)
      let count = list.count ?? 0
      guard count <= DetectorLimits.boxes else {
        throw DetectorReplyError.tooManyBoxes(detector: "", count: count)
      }
      annotations = []
      while !list.isAtEnd { annotations.append(try list.decode(SigMFAnnotation.self)) }
    }
  }

  /// Reads `data`, the reply of `detector` about `samples` of `capture`, which count from `offset`. Throws
  /// `DetectorReplyError`.
  init(
    _ data: Data, from detector: String, on capture: Capture, samples: Range<Int>, offset: Int
  ) throws(DetectorReplyError) {
    let content: Content
    do {
      content = try JSONParser.decode(Content.self, from: data)
    } catch DetectorReplyError.tooManyBoxes(_, let count) {
      throw .tooManyBoxes(detector: detector, count: count)
    } catch {
      throw .invalid(detector: detector, reason: DecodingProblem.sentence(error))
    }
    let mapping = CaptureMapping(SigMFMetadata(describing: capture), on: capture)
    var found: [Annotation] = []
    for (index, entry) in content.annotations.enumerated() {
      let check = EntryCheck(entry: entry, index: index, detector: detector)
      let moved = try check.moved(by: offset)
      guard let box = mapping.box(of: moved) else { throw check.outside(capture) }
      guard box.samples.overlaps(samples) else { continue }
      found.append(try check.annotation(box))
    }
    annotations = found
  }

  /// An annotation of a reply that is being checked.
  private struct EntryCheck {
    let entry: SigMFAnnotation
    let index: Int
    let detector: String

    private func bad(_ field: String, _ value: String, _ expected: String) -> DetectorReplyError {
      .badField(
        detector: detector, index: index, field: field, value: value, expected: expected)
    }

    /// The annotation with samples that count from the start of the capture.
    func moved(by offset: Int) throws(DetectorReplyError) -> SigMFAnnotation {
      let (start, overflows) = entry.sampleStart.addingReportingOverflow(offset)
      guard entry.sampleStart >= 0, !overflows else {
        throw bad("core:sample_start", "\(entry.sampleStart)", "a sample of the capture")
      }
      if let count = entry.sampleCount, count <= 0 {
        throw bad("core:sample_count", "\(count)", "at least 1")
      }
      if let lower = entry.lowerEdge, let upper = entry.upperEdge, lower >= upper {
        throw bad("core:freq_upper_edge", "\(upper)", "above core:freq_lower_edge, \(lower)")
      }
      var moved = entry
      moved.sampleStart = start
      return moved
    }

    /// Why the box is outside of `capture`.
    func outside(_ capture: Capture) -> DetectorReplyError {
      if let lower = entry.lowerEdge, lower >= capture.band.upperBound {
        return bad("core:freq_lower_edge", "\(lower)", "in the band of the capture, in Hz")
      }
      if let upper = entry.upperEdge, upper <= capture.band.lowerBound {
        return bad("core:freq_upper_edge", "\(upper)", "in the band of the capture, in Hz")
      }
      return bad(
        "core:sample_start", "\(entry.sampleStart)",
        "below \(capture.sampleCount), the samples there are")
    }

    /// The unverified box with the class, comment and confidence of the entry.
    func annotation(_ box: Box) throws(DetectorReplyError) -> Annotation {
      let confidence = entry.others["labeltui:confidence"] ?? entry.others["confidence"]
      if let confidence, !(0...1).contains(confidence.asNumber ?? -1) {
        throw bad("labeltui:confidence", confidence.sketch, "a number from 0 to 1")
      }
      if let label = entry.label, label.count > DetectorLimits.textLength {
        throw bad(
          "core:label", String(label.prefix(40)),
          "at most \(DetectorLimits.textLength) characters long")
      }
      let texts = [entry.generator, entry.others["core:comment"]?.asText]
      let comment = texts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": ")
      let label = entry.label.flatMap { $0.isEmpty ? nil : $0 }
      return Annotation(
        box: box, label: label,
        comment: comment.isEmpty ? nil : String(comment.prefix(DetectorLimits.textLength)),
        proposal: Proposal(source: .model, confidence: confidence?.asNumber))
    }
  }
}
