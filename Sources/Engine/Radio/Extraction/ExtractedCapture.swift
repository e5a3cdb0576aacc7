import FoundationEssentials
import Foundations
import Labels
import Libraries

/// The headers and labels of an extraction as a capture of its own.
struct ExtractedCapture {
  /// The capture that will be at its URL.
  let capture: Capture
  /// The bytes before its samples.
  let header: [UInt8]
  /// Its boxes: those of the original within the cut.
  let annotations: [Annotation]
  private let origin: ExtractionOrigin
  private let description: String

  /// The extraction of `cut` from `original`, as a file at `url`; `annotations` are the boxes of the original. Throws
  /// `CaptureError` if the metadata of the original cannot be read.
  init(
    _ cut: BoxCut, from original: Capture, annotations: [Annotation], at url: URL,
    as format: ExtractionFormat
  ) throws(CaptureError) {
    let origin = try ExtractionOrigin(of: cut.samples.lowerBound, in: original)
    let header =
      format == .rfcap ? Self.header(cut, original: original, time: origin.time).bytes : []
    let layout = SampleLayout(
      format: .cf32LE, headerBytes: header.count,
      fileSize: header.count + cut.sampleCount * SampleFormat.cf32LE.bytesPerSample)
    var facts = CaptureFacts(url: url, container: format.container, layout: layout)
    facts.sampleRate = cut.sampleRate
    facts.centerFrequency = cut.centerFrequency
    facts.startTime = origin.time
    capture = try Capture(facts)
    self.header = header
    self.origin = origin
    self.annotations = Self.move(annotations, into: cut)
    let band = cut.band
    description =
      "Samples \(cut.samples.lowerBound) to \(cut.samples.upperBound - 1) of \(original.url.lastPathComponent), "
      + "\(Quantity.frequency(band.lowerBound)) to \(Quantity.frequency(band.upperBound))"
  }

  /// The content of the metadata file.
  func metadata() throws -> Data {
    var metadata = SigMFMetadata(describing: capture)
    if capture.container == .sigmf { metadata.global.dataset = nil }
    for member in origin.global.members { metadata.global.others[member.name] = member.value }
    metadata.global.others["core:description"] = .string(description)
    metadata.global.extensions = origin.extensions
    metadata.captures[0].datetime = origin.time.flatMap(RFC3339.exactText)
    metadata.captures[0].others = origin.segment
    let mapping = CaptureMapping(metadata, on: capture)
    metadata.annotations = annotations.map {
      mapping.entry(for: $0, original: nil, placement: .moved)
    }
    metadata.declareOwnFields()
    return try OrderedJSONEncoder(.pretty).encode(metadata)
  }

  /// Moves `annotations` to where their signals are in the extraction of `cut`. They get ids of their own, which are always
  /// the same for the same cut, and lose their marks: a mark is about a window of the original.
  private static func move(_ annotations: [Annotation], into cut: BoxCut) -> [Annotation] {
    let place = "\(cut.samples) \(cut.band) \(cut.factor)"
    let moved = annotations.compactMap { annotation in
      cut.place(of: annotation.box).map { box in
        Annotation(
          id: UUID(derivedFrom: Array("extraction \(annotation.id.uuidString) \(place)".utf8)),
          box: box, label: annotation.label, comment: annotation.comment,
          proposal: annotation.proposal)
      }
    }
    return moved.sorted {
      ($0.box.samples.lowerBound, $0.id.uuidString) < ($1.box.samples.lowerBound, $1.id.uuidString)
    }
  }

  private static func header(_ cut: BoxCut, original: Capture, time: Double?) -> RFCAPHeader {
    RFCAPHeader(
      sampleRate: cut.sampleRate, centerFrequency: cut.centerFrequency,
      bandwidth: cut.band.upperBound - cut.band.lowerBound, sampleCount: UInt64(cut.sampleCount),
      startTime: time ?? 0, signalName: original.signalName,
      latitude: original.facts.latitude ?? 0, longitude: original.facts.longitude ?? 0)
  }
}
