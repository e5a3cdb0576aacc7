import Datasets
import FoundationEssentials
import Foundations
import Glibc
import Radio

/// An export as SigMF recordings: per capture a metadata file with the boxes of its samples and, where
/// the capture is found, its samples and an archive of both.
final class SigMFWriter: ExportWriter {
  private static let check = ExportCheck(format: .sigmf)

  private let folder: ExportFolder
  private let dataset: Dataset
  private let captures: URL?
  private var windows: [RecordingWindow] = []
  private var names = RecordingNames()
  /// What was written, for the check.
  private var recordings: [Recording] = []
  private(set) var notes: [String] = []
  private var pictureCount = 0
  private var unplaced: [SampleReference] = []

  private struct Recording {
    let stem: String
    /// Bytes of the data file; nil without one.
    let dataSize: Int?
    let annotationCount: Int
  }

  init(in folder: ExportFolder, _ context: ExportContext) {
    self.folder = folder
    dataset = context.dataset
    captures = context.request.captures
  }

  func add(_ image: ExportImage) throws {
    for sample in image.samples {
      guard case .signal(let reference) = sample.content.key else {
        pictureCount += 1
        continue
      }
      let record = try dataset.signals.record(reference)
      if let window = RecordingWindow(record, of: reference) {
        windows.append(window)
      } else {
        unplaced.append(reference)
      }
    }
  }

  func finish(_ progress: (Double) -> Bool) throws {
    let groups = Dictionary(grouping: windows, by: \.source).sorted {
      Self.key($0.key) < Self.key($1.key)
    }
    let finder = try captures.map {
      try CaptureFinder(in: $0, names: Set(groups.map(\.key.name)))
    }
    for (index, (source, windows)) in groups.enumerated() {
      func go(_ share: Double) -> Bool { progress((Double(index) + share) / Double(groups.count)) }
      guard go(0) else { throw ExportError.cancelled }
      try write(source, windows, finder?.captures(of: source) ?? [], progress: go)
    }
    noteOmissions()
  }

  private static func key(_ source: RecordingWindow.Source) -> (String, Double, Double) {
    (source.name, source.sampleRate, source.centerFrequency ?? -.infinity)
  }

  /// Writes the recordings that `windows` of `source` belong to, some or all of `candidates`.
  private func write(
    _ source: RecordingWindow.Source, _ windows: [RecordingWindow], _ candidates: [Capture],
    progress: (Double) -> Bool
  ) throws {
    var rest = windows
    for capture in candidates {
      let (own, others) = Self.divide(rest, capture, isOnly: candidates.count == 1)
      rest = others
      guard !own.isEmpty else { continue }
      try write(own, of: capture, progress: progress)
    }
    guard !rest.isEmpty else { return }
    if captures != nil {
      notes.append(
        "sigmf: \(VisibleText.of(source.name)): no capture of this name with these samples was found; "
          + "its metadata has no data")
    }
    if !RecordingMetadata.knowsFormat(of: source.name) {
      notes.append(
        "sigmf: \(VisibleText.of(source.name)): its sample format is unknown and was assumed to be cf32_le"
      )
    }
    let metadata = RecordingMetadata(
      ofAbsent: source.name, sampleRate: source.sampleRate,
      centerFrequency: source.centerFrequency)
    try write(metadata, rest, stem: names.stem(for: source.name))
  }

  /// Divides `windows` into those of `capture` and others. If no other capture has its name, the first
  /// window tells whether it is the right one.
  private static func divide(
    _ windows: [RecordingWindow], _ capture: Capture, isOnly: Bool
  ) -> (own: [RecordingWindow], others: [RecordingWindow]) {
    // The classes of a window have the same samples.
    var known: [RecordingWindow.Identity: Bool] = [:]
    var (own, others): ([RecordingWindow], [RecordingWindow]) = ([], [])
    let isRight = isOnly ? windows.first.map { CaptureFinder.holds(capture, $0) } : nil
    for window in windows {
      let belongs =
        isRight.map { $0 && window.samples.upperBound <= capture.sampleCount }
        ?? known[window.identity] ?? CaptureFinder.holds(capture, window)
      known[window.identity] = belongs
      if belongs { own.append(window) } else { others.append(window) }
    }
    return (own, others)
  }

  /// Writes metadata without data.
  @discardableResult
  private func write(
    _ metadata: RecordingMetadata, _ windows: [RecordingWindow], stem: String, dataSize: Int? = nil
  ) throws -> Data {
    let annotations = windows.flatMap(\.annotations)
    let data = try metadata.encoded(with: annotations)
    try folder.create("\(stem).sigmf-meta", data)
    recordings.append(
      Recording(stem: stem, dataSize: dataSize, annotationCount: annotations.count))
    return data
  }

  /// Writes the metadata and samples of `capture`, and the archive of both.
  private func write(
    _ windows: [RecordingWindow], of capture: Capture, progress: (Double) -> Bool
  ) throws {
    let stem = names.stem(for: capture.url.lastPathComponent)
    let copy = CaptureCopy(capture)
    let metadata = try write(
      RecordingMetadata(ofCopyOf: capture), windows, stem: stem, dataSize: copy.size)
    let archive = try TarArchive(folder.path(of: "\(stem).sigmf"))
    try archive.begin("\(stem).sigmf-meta", in: stem, size: metadata.count)
    try archive.write(metadata)
    let file = try OpenFile(
      folder.path(of: "\(stem).sigmf-data"), flags: O_WRONLY | O_CREAT | O_EXCL)
    try archive.begin("\(stem).sigmf-data", in: stem, size: copy.size)
    try copy.forEachPiece { piece, share in
      guard progress(share) else { throw ExportError.cancelled }
      try file.write(piece)
      try archive.write(piece)
    }
    try archive.close()
  }

  private func noteOmissions() {
    if pictureCount > 0 {
      notes.append(
        "sigmf: \(Quantity.count(pictureCount, "picture")) left out, because this format holds only boxes on captures"
      )
    }
    if let first = unplaced.first {
      notes.append(
        "sigmf: \(Quantity.count(unplaced.count, "sample")) left out, because the record does not state "
          + "the capture, its rate and the time, the first: \(first)")
    }
  }

  func check(_ counts: ExportCounts) throws {
    for recording in recordings {
      let path = folder.path(of: recording.stem)
      let count = try RecordingMetadata.checkedCount("\(path).sigmf-meta")
      try Self.check.require(count, "annotations", are: recording.annotationCount)
      guard let size = recording.dataSize else { continue }
      let found = try FileIdentity.current(URL(filePath: "\(path).sigmf-data"))?.size ?? -1
      try Self.check.require(Int(found), "bytes of \(recording.stem).sigmf-data", are: size)
      let files = try TarArchive.contents(of: "\(path).sigmf") ?? []
      let names = ["sigmf-meta", "sigmf-data"].map { "\(recording.stem)/\(recording.stem).\($0)" }
      try Self.check.require(
        files.map(\.path) == names && files.last?.size == size,
        "\(recording.stem).sigmf is not a complete archive")
    }
  }
}
