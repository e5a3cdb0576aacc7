import FoundationEssentials
import Foundations
import Glibc

/// Detects the format of a file and opens it.
package enum CaptureFile {
  static let rfcapEnding = "rfcap"
  static let metadataEnding = "sigmf-meta"
  static let dataEnding = "sigmf-data"

  /// File extensions of captures, in lower case.
  package static let endings = Set(SampleFormat.byEnding.keys)
    .union([rfcapEnding, metadataEnding, dataEnding])

  /// Whether the file at `url` has the extension of a capture.
  package static func isCapture(_ url: URL) -> Bool {
    endings.contains(url.pathExtension.lowercased())
  }

  /// Opens the capture at `url`. Throws `CaptureError` if it is not a capture, or its sample rate
  /// is unknown.
  package static func open(
    _ url: URL, given: CaptureParameters = CaptureParameters()
  ) throws(CaptureError) -> Capture {
    try Capture(facts(of: url, given: given))
  }

  /// Reads the facts about the capture at `url`; a SigMF recording may be given by either of its
  /// files.
  ///
  /// `given` takes precedence over the metadata, but not over the header of an RFCAP.
  package static func facts(
    of url: URL, given: CaptureParameters = CaptureParameters()
  ) throws(CaptureError) -> CaptureFacts {
    if url.pathExtension.lowercased() == metadataEnding {
      return try facts(metadata: url, given: given)
    }
    if try isRFCAP(url, hasFormat: given.format != nil) {
      return try warning(RFCAPFile.facts(of: url), against: given)
    }
    let metadata = url.deletingPathExtension().appendingPathExtension(metadataEnding)
    if describes(metadata, url) {
      let facts = try SigMFRecording.facts(metadata: metadata, given: given)
      guard facts.url.lastPathComponent == url.lastPathComponent else {
        throw .metadata(
          .anotherDataset(path: metadata.path, dataset: facts.url.lastPathComponent))
      }
      return facts
    }
    if url.pathExtension.lowercased() == dataEnding, given.format == nil {
      throw .metadata(.missingMetadata(path: url.path, metadata: metadata.lastPathComponent))
    }
    return try RawFile.facts(of: url, given)
  }

  /// Opens a capture by its metadata. If the dataset is an RFCAP, its own header is used.
  private static func facts(
    metadata url: URL, given: CaptureParameters
  ) throws(CaptureError) -> CaptureFacts {
    let header = try SigMFHeader(contentsOf: url)
    let dataset = try dataset(of: header, metadata: url)
    if try isRFCAP(dataset, hasFormat: given.format != nil) {
      var facts = try warning(RFCAPFile.facts(of: dataset), against: given)
      facts.metadata = url
      return facts
    }
    return try SigMFRecording.facts(metadata: url, given: given)
  }

  /// The dataset of `header`. Metadata that names none also belongs to an RFCAP of the same name.
  private static func dataset(
    of header: SigMFHeader, metadata url: URL
  ) throws(CaptureError) -> URL {
    do {
      return try SigMFRecording.dataset(of: header, metadata: url)
    } catch {
      let rfcap = url.deletingPathExtension().appendingPathExtension(rfcapEnding)
      guard header.global.dataset == nil, FileSystem.exists(rfcap.path) else { throw error }
      return rfcap
    }
  }

  /// Whether `url` is read as an RFCAP: because of its magic, or because of its name unless a
  /// format is given. The samples of a SigMF dataset may be any bytes.
  private static func isRFCAP(_ url: URL, hasFormat: Bool) throws(CaptureError) -> Bool {
    let magic = try start(of: url.path, count: RFCAPHeader.magic.count).bytes
    if url.pathExtension.lowercased() == dataEnding { return false }
    let isNamed = url.pathExtension.lowercased() == rfcapEnding
    return magic == RFCAPHeader.magic || (isNamed && !hasFormat)
  }

  /// Whether `metadata` exists and describes the file at `url`. The metadata of a `.sigmf-data`
  /// file always does; if it cannot be read, opening it reports the reason.
  private static func describes(_ metadata: URL, _ url: URL) -> Bool {
    guard FileSystem.exists(metadata.path) else { return false }
    if url.pathExtension.lowercased() == dataEnding { return true }
    let header = try? SigMFHeader(contentsOf: metadata)
    return header?.global.dataset == url.lastPathComponent
  }

  /// `facts`, with a warning if `given` contradicts the header.
  private static func warning(
    _ facts: CaptureFacts, against given: CaptureParameters
  ) -> CaptureFacts {
    var facts = facts
    let contradicts =
      (given.format.map { $0 != facts.layout.format } ?? false)
      || (given.sampleRate.map { $0 != facts.sampleRate } ?? false)
      || (given.centerFrequency.map { $0 != facts.centerFrequency } ?? false)
    if contradicts {
      facts.warnings.append(
        "This is an RFCAP: its header takes precedence over the given format, rate and frequency.")
    }
    return facts
  }
}
