import FoundationEssentials
import Foundations

/// The SigMF metadata of an exported recording (`docs/formats/exports.md`).
package struct RecordingMetadata: Sendable {
  /// A box on the recording, with its training sample.
  package struct Annotation: Sendable {
    /// The samples of the box, counted from the first of the recording.
    package var samples: Range<Int>
    /// The edges in Hz: RF if the recording has a frequency, else baseband.
    package var frequencies: ClosedRange<Double>
    /// The class.
    package var label: String
    /// `<class>/<id>` of the training sample.
    package var sample: String
    /// Who or what drew the box.
    package var source: String
    /// Whether a person drew or confirmed the box.
    package var isVerified: Bool
    /// 0...1; nil if a person drew the box.
    package var confidence: Double?

    /// An annotation with these values.
    package init(
      samples: Range<Int>, frequencies: ClosedRange<Double>, label: String, sample: String,
      source: String, isVerified: Bool, confidence: Double?
    ) {
      self.samples = samples
      self.frequencies = frequencies
      self.label = label
      self.sample = sample
      self.source = source
      self.isVerified = isVerified
      self.confidence = confidence
    }
  }

  static let generator = "labeltui"
  private static let forbidden = ["core:sha512", "core:metadata_only"]

  private var metadata: SigMFMetadata

  /// The metadata of a `.sigmf-data` file with the samples of `capture` and nothing else. What the
  /// capture's own metadata says about it is kept. Throws if that cannot be read.
  package init(ofCopyOf capture: Capture) throws {
    if capture.container == .sigmf {
      metadata = try SigMFMetadata(contentsOf: capture.facts.metadata)
    } else {
      metadata = SigMFMetadata(describing: capture)
    }
    metadata.global.version = SigMFMetadata.version
    metadata.global.sampleRate = capture.sampleRate
    metadata.global.dataset = nil
    metadata.global.trailingBytes = nil
    metadata.global.writes = []
    metadata.global.base = nil
    // The hash is that of the file with its headers.
    for name in Self.forbidden { metadata.global.others[name] = nil }
    if metadata.captures.isEmpty { metadata.captures = [SigMFCapture(sampleStart: 0)] }
    for index in metadata.captures.indices { metadata.captures[index].headerBytes = nil }
    metadata.annotations = []
  }

  /// The metadata of the capture file `name`, which is not there. Its format is known from its name, or
  /// assumed to be complex floats. `sampleRate` and `centerFrequency` are in Hz.
  package init(ofAbsent name: String, sampleRate: Double, centerFrequency: Double?) {
    let ending = Self.ending(of: name)
    let format = SampleFormat.byEnding[ending] ?? .cf32LE
    var global = SigMFGlobal(datatype: format.rawValue, version: SigMFMetadata.version)
    global.sampleRate = sampleRate
    if ending != CaptureFile.dataEnding { global.dataset = name }
    var segment = SigMFCapture(sampleStart: 0)
    segment.frequency = centerFrequency
    if ending == CaptureFile.rfcapEnding { segment.headerBytes = RFCAPHeader.size }
    metadata = SigMFMetadata(global: global, captures: [segment], annotations: [])
  }

  /// Whether the sample format of a capture file is known from its `name`.
  package static func knowsFormat(of name: String) -> Bool {
    let ending = Self.ending(of: name)
    return ending == CaptureFile.rfcapEnding || SampleFormat.byEnding[ending] != nil
  }

  /// The extension of `name` in lower case.
  private static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The content of the metadata file with `annotations`, sorted.
  package func encoded(with annotations: [Annotation]) throws -> Data {
    var metadata = metadata
    let offset = metadata.global.offset ?? 0
    metadata.annotations =
      annotations
      .sorted { Self.key($0) < Self.key($1) }
      .map { Self.entry($0, offset: offset) }
    metadata.declareOwnFields()
    return try OrderedJSONEncoder(.pretty).encode(metadata)
  }

  /// The order of annotations: by the first sample, then by everything that distinguishes them.
  private static func key(_ annotation: Annotation) -> (Int, Int, Double, Double, String) {
    (
      annotation.samples.lowerBound, annotation.samples.upperBound,
      annotation.frequencies.lowerBound, annotation.frequencies.upperBound, annotation.sample
    )
  }

  private static func entry(_ annotation: Annotation, offset: Int) -> SigMFAnnotation {
    var entry = SigMFAnnotation(sampleStart: annotation.samples.lowerBound &+ offset)
    entry.sampleCount = annotation.samples.count
    entry.lowerEdge = annotation.frequencies.lowerBound
    entry.upperEdge = annotation.frequencies.upperBound
    entry.label = annotation.label
    entry.generator = generator
    entry.savedSample = annotation.sample
    entry.others["labeltui:source"] = .string(annotation.source)
    entry.others["labeltui:verified"] = .bool(annotation.isVerified)
    if let confidence = annotation.confidence.flatMap(JSONNumber.init) {
      entry.others["labeltui:confidence"] = .number(confidence)
    }
    return entry
  }

  /// The number of annotations in the metadata file at `path`. Throws if it is not valid SigMF: sorted,
  /// with indices of 0 or more, and both edges.
  package static func checkedCount(_ path: String) throws -> Int {
    let metadata = try SigMFMetadata(contentsOf: URL(filePath: path))
    var last = 0
    for annotation in metadata.annotations {
      guard annotation.sampleStart >= last, let count = annotation.sampleCount, count > 0,
        let lower = annotation.lowerEdge, let upper = annotation.upperEdge, lower < upper
      else { throw RecordingMetadataError(path: path, sampleStart: annotation.sampleStart) }
      last = annotation.sampleStart
    }
    return metadata.annotations.count
  }
}

/// An annotation that was written is not valid.
package struct RecordingMetadataError: Error, CustomStringConvertible {
  let path: String
  let sampleStart: Int

  package var description: String {
    "\(VisibleText.of(path)): the annotation at sample \(sampleStart) is not valid"
  }
}
