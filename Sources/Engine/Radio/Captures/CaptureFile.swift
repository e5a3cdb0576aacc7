import FoundationEssentials
import Foundations
import Glibc

/// Finds out what a file is and opens it.
package enum CaptureFile {
  static let rfcapEnding = "rfcap"
  static let metadataEnding = "sigmf-meta"
  static let dataEnding = "sigmf-data"

  /// Endings of files that are captures, in lower case.
  package static let endings = Set(SampleFormat.byEnding.keys)
    .union([rfcapEnding, metadataEnding, dataEnding])

  /// Whether the name at `url` promises a capture.
  package static func isCapture(_ url: URL) -> Bool {
    endings.contains(url.pathExtension.lowercased())
  }

  /// The capture at `url`, `facts` of which say how fast it was sampled; throws `CaptureError` when it
  /// is none, or not one that can be shown.
  package static func open(
    _ url: URL, said: CaptureParameters = CaptureParameters()
  ) throws(CaptureError) -> Capture {
    try Capture(facts(of: url, said: said))
  }

  /// What is known of the capture at `url`, a SigMF recording by either of its files.
  ///
  /// `said` wins over what metadata says. The header of an RFCAP counts whatever is said.
  package static func facts(
    of url: URL, said: CaptureParameters = CaptureParameters()
  ) throws(CaptureError) -> CaptureFacts {
    if url.pathExtension.lowercased() == metadataEnding {
      return try facts(metadata: url, said: said)
    }
    if try isRFCAP(url, formatIsSaid: said.format != nil) {
      return try heedless(RFCAPFile.facts(of: url), of: said)
    }
    let metadata = url.deletingPathExtension().appendingPathExtension(metadataEnding)
    if describes(metadata, url) {
      let facts = try SigMFRecording.facts(metadata: metadata, said: said)
      guard facts.url.lastPathComponent == url.lastPathComponent else {
        throw .metadata(
          .anotherDataset(path: metadata.path, dataset: facts.url.lastPathComponent))
      }
      return facts
    }
    if url.pathExtension.lowercased() == dataEnding, said.format == nil {
      throw .metadata(.missingMetadata(path: url.path, metadata: metadata.lastPathComponent))
    }
    return try RawFile.facts(of: url, said)
  }

  /// By way of its metadata: an RFCAP is still known best by its own header.
  private static func facts(
    metadata url: URL, said: CaptureParameters
  ) throws(CaptureError) -> CaptureFacts {
    let header = try SigMFHeader(contentsOf: url)
    let dataset = try dataset(of: header, metadata: url)
    if try isRFCAP(dataset, formatIsSaid: said.format != nil) {
      var facts = try heedless(RFCAPFile.facts(of: dataset), of: said)
      facts.metadata = url
      return facts
    }
    return try SigMFRecording.facts(metadata: url, said: said)
  }

  /// The dataset of `header`; metadata that names none also belongs to an RFCAP of the same stem.
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

  /// Whether `url` is to be read as an RFCAP: by its magic, or by its name unless a format is said.
  /// The samples of a SigMF dataset may be any bytes.
  private static func isRFCAP(_ url: URL, formatIsSaid: Bool) throws(CaptureError) -> Bool {
    let magic = try start(of: url.path, count: RFCAPHeader.magic.count).bytes
    if url.pathExtension.lowercased() == dataEnding { return false }
    let isNamed = url.pathExtension.lowercased() == rfcapEnding
    return magic == RFCAPHeader.magic || (isNamed && !formatIsSaid)
  }

  /// Whether `metadata` is there and about the file at `url`. That beside a `.sigmf-data` is, even
  /// where it cannot be read: it then says why not.
  private static func describes(_ metadata: URL, _ url: URL) -> Bool {
    guard FileSystem.exists(metadata.path) else { return false }
    if url.pathExtension.lowercased() == dataEnding { return true }
    let header = try? SigMFHeader(contentsOf: metadata)
    return header?.global.dataset == url.lastPathComponent
  }

  /// `facts` with a note about what was said and does not count.
  private static func heedless(
    _ facts: CaptureFacts, of said: CaptureParameters
  ) -> CaptureFacts {
    var facts = facts
    let contradicts =
      (said.format.map { $0 != facts.layout.format } ?? false)
      || (said.sampleRate.map { $0 != facts.sampleRate } ?? false)
      || (said.centerFrequency.map { $0 != facts.centerFrequency } ?? false)
    if contradicts {
      facts.warnings.append(
        "This is an RFCAP: its header counts, whatever format, rate or frequency is given.")
    }
    return facts
  }
}
