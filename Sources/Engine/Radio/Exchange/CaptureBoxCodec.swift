import FoundationEssentials
import Foundations
import Labels

/// Converts between the boxes of a capture and files of other programs (`docs/formats/boxes.md`).
///
/// Frequencies in files are RF Hz, times are seconds from the first sample of the capture. Numbers are written with all
/// of their digits, so that a file gives back the same samples and frequencies.
package struct CaptureBoxCodec: BoxFileCodec {
  /// The capture.
  package let capture: Capture

  package var jsonFormat: BoxFormat { .sigmf }

  /// Converts boxes of `capture`.
  package init(_ capture: Capture) { self.capture = capture }

  package func file(of annotations: [Annotation], as format: BoxFormat) throws -> BoxFile {
    let sorted = annotations.sorted { first, second in
      (first.box.x.lowerBound, first.box.y.lowerBound)
        < (second.box.x.lowerBound, second.box.y.lowerBound)
    }
    switch format {
    case .sigmf: return BoxFile(data: try metadata(with: sorted), boxCount: sorted.count)
    case .csv: return BoxFile(data: Data(table(of: sorted).utf8), boxCount: sorted.count)
    case .raven, .audacity:
      let drawn = sorted.filter { !$0.isUnverified }
      let text = format == .raven ? try ravenTable(of: drawn) : try audacityLabels(of: drawn)
      return BoxFile(
        data: Data(text.utf8), boxCount: drawn.count, leftOutCount: sorted.count - drawn.count)
    case .coco: throw Self.noPixels
    }
  }

  package func boxes(
    in data: Data, path: String, as format: BoxFormat
  ) throws -> BoxFileContent {
    switch format {
    case .sigmf: try boxes(inMetadata: data, path: path)
    case .csv: try boxes(inTable: data, path: path)
    case .raven: try boxes(inRavenTable: data, path: path)
    case .audacity: try boxes(inAudacityLabels: data, path: path)
    case .coco: throw Self.noPixels
    }
  }

  private static let noPixels = BoxFileError.unsuitable(
    .coco,
    reason:
      "its boxes are pixels of pictures, and a capture has samples and hertz; save the windows as "
      + "training samples, then use labeltui export --format coco")

  // MARK: Numbers

  /// Seconds from the first sample of the capture to `sample`.
  func seconds(_ sample: Int) -> Double { Double(sample) / capture.sampleRate }

  /// The edges of `box` in RF Hz.
  func hertz(_ box: Box) -> ClosedRange<Double> {
    let tuning = capture.tuning(at: box.samples.lowerBound)
    return (box.frequencies.lowerBound + tuning)...(box.frequencies.upperBound + tuning)
  }

  /// The edges of `box` in RF Hz. Throws if one is below 0, which `format` does not allow.
  func positiveHertz(
    _ box: Box, number: Int, in format: BoxFormat
  ) throws(BoxFileError) -> ClosedRange<Double> {
    let hertz = hertz(box)
    guard hertz.lowerBound >= 0 else {
      throw .unwritable(
        format, number: number,
        reason: "it reaches below 0 Hz; open the capture with --frequency, or choose csv or sigmf")
    }
    return hertz
  }

  /// The class of `annotation` for a table with tabs.
  func plainClass(
    _ annotation: Annotation, number: Int, in format: BoxFormat
  ) throws(BoxFileError) -> String {
    let name = annotation.label ?? ""
    guard SeparatedRows.fitsBetweenTabs(name) else {
      throw .unwritable(
        format, number: number,
        reason: "its class has a tab or a line break; rename the class, or choose csv or sigmf")
    }
    return name
  }

  /// The box between two times in seconds and two frequencies in RF Hz, cut at the edges of the capture. Without
  /// frequencies it spans the band.
  func box(
    from start: Double, to end: Double, low: Double?, high: Double?, at place: String
  ) throws(BoxFileProblem) -> (box: Box, isClipped: Bool) {
    func sample(_ seconds: Double) -> Int {
      Int(min(max(-1e15, (seconds * capture.sampleRate).rounded()), 1e15))
    }
    let times = "\(DecimalText.of(start)) to \(DecimalText.of(end)) s"
    guard start < end, sample(start) < sample(end) else {
      throw BoxFileProblem(
        place, field: "the time", value: times, "a box must end after it starts; give it an end")
    }
    return try box(
      sample(start)..<sample(end), low: low, high: high, at: place)
  }

  /// The box of `samples` between two frequencies in RF Hz, cut at the edges of the capture.
  func box(
    _ samples: Range<Int>, low: Double?, high: Double?, at place: String
  ) throws(BoxFileProblem) -> (box: Box, isClipped: Bool) {
    let extent = capture.extent
    let inside = samples.clamped(to: extent.samples)
    guard !inside.isEmpty else {
      throw BoxFileProblem(
        place, field: "the time", value: "sample \(samples.lowerBound) to \(samples.upperBound)",
        "is outside of the capture, which has \(capture.sampleCount) samples")
    }
    let tuning = capture.tuning(at: inside.lowerBound)
    let band = extent.frequencies
    let lower = low.map { $0 - tuning } ?? band.lowerBound
    let upper = high.map { $0 - tuning } ?? band.upperBound
    let bottom = max(lower, band.lowerBound)
    let top = min(upper, band.upperBound)
    guard lower < upper, bottom < top else {
      throw BoxFileProblem(
        place, field: "the frequency",
        value: "\(DecimalText.of(lower + tuning)) to \(DecimalText.of(upper + tuning)) Hz",
        lower < upper
          ? "is outside of the band, \(DecimalText.of(band.lowerBound + tuning)) to "
            + "\(DecimalText.of(band.upperBound + tuning)) Hz"
          : "the upper edge must be above the lower one")
    }
    let isClipped = inside != samples || bottom > lower + 1 || top < upper - 1
    return (Box(samples: inside, frequencies: bottom...top), isClipped)
  }
}
