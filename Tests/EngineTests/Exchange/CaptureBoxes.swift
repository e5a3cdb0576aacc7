import Foundation

@testable import Labels
@testable import Radio

/// Boxes on a capture, for tests of files of other programs.
enum CaptureBoxes {
  /// 10 million samples at a rate that divides no second evenly, around 868.3 MHz.
  static let capture = capture(rate: 9_999_991.7, center: 868.3e6)

  static func capture(rate: Double, center: Double?) -> Capture {
    var facts = CaptureFacts(
      url: URL(filePath: "/tmp/X.rfcap"), container: .rfcap,
      layout: SampleLayout(format: .cf32LE, headerBytes: 512, fileSize: 512 + 8 * 10_000_000))
    facts.sampleRate = rate
    facts.centerFrequency = center
    return try! Capture(facts)
  }

  /// Boxes of all kinds: classes of other programs, proposals, notes, one sample, the whole capture.
  static var annotations: [Annotation] {
    let band = capture.band
    return [
      Annotation(box: Box(samples: 0..<10_000_000, frequencies: band), label: "all"),
      Annotation(
        box: Box(samples: 1..<2, frequencies: 868.3e6...868_300_001.5), label: "one sample"),
      Annotation(
        box: Box(samples: 333..<7_777_777, frequencies: 868_123_456.789...868_999_999.125),
        label: "video", comment: "seen, with \"quotes\"\nand two lines"),
      Annotation(
        box: Box(samples: 1_234_567..<1_234_999, frequencies: 867e6...868e6), label: nil),
      Annotation(
        box: Box(samples: 9_999_999..<10_000_000, frequencies: 868e6...868.1e6), label: "Ωmega ✓",
        proposal: Proposal(source: .model, confidence: 0.8125, isVerified: false)),
      Annotation(
        box: Box(samples: 50..<60, frequencies: 868e6...868.1e6), label: "a,b",
        proposal: Proposal(source: .detector, confidence: nil, isVerified: true)),
    ]
  }

  /// What a file keeps of `annotations`, in the order of the document.
  static func kept(_ annotations: [Annotation]) -> [Kept] {
    annotations.map(Kept.init).sorted { $0.text < $1.text }
  }

  /// A box without its id.
  struct Kept: Equatable {
    let text: String

    init(_ annotation: Annotation) {
      let box = annotation.box
      text =
        "\(box.x) \(box.y.lowerBound.rounded()) \(box.y.upperBound.rounded()) "
        + "\(annotation.label ?? "-") \(String(describing: annotation.proposal)) "
        + "\(annotation.comment ?? "-")"
    }
  }
}
