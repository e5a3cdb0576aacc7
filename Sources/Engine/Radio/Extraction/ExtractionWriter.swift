import FoundationEssentials
import Foundations
import Labels

/// Writes a box of a capture as a capture of its own, with its boxes (`docs/formats/extraction.md`).
package struct ExtractionWriter: Sendable {
  /// What was written.
  package struct Report: Sendable, Equatable {
    /// The file with the samples.
    package let url: URL
    /// The part of the original.
    package let cut: BoxCut
    /// The number of boxes in it.
    package let boxCount: Int
  }

  /// Samples of the capture that a block is made of, about.
  private static let blockInputs = 1 << 22
  private static let blockSizes = 256...1 << 18

  private let original: Capture
  private let source: any IQSource
  private let annotations: [Annotation]

  /// Extracts from `original`, whose samples `source` reads, and which has these boxes.
  package init(_ original: Capture, source: any IQSource, annotations: [Annotation]) {
    self.original = original
    self.source = source
    self.annotations = annotations
  }

  /// Writes the extraction that `request` describes to `url`, whose ending is that of a format, and its metadata beside it.
  ///
  /// `progress` is called on the calling thread with the completed share, and cancels by returning false; then nothing is
  /// written, and the result is nil. The file is the same for every number of threads. Throws `ExtractionError`, also if a
  /// file exists and is not to be replaced; errors of reading; and `FileError`.
  package func write(
    _ request: ExtractionRequest, to url: URL, replacing: Bool = false,
    threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> Report? {
    guard let format = ExtractionFormat(ofFileNamed: url.lastPathComponent) else {
      throw ExtractionError.unknownFormat(path: url.path)
    }
    let url = url.deletingPathExtension().appendingPathExtension(format.ending)
    let extraction = try BoxExtraction(request, of: original, from: source)
    let result = try ExtractedCapture(
      extraction.cut, from: original, annotations: annotations, at: url, as: format)
    let metadata = try result.metadata()
    try check(result.capture, replacing: replacing)
    AtomicFile.removeAbandoned(of: url)
    let path = url.standardizedFileURL.path
    let folder = try Folder(FileSystem.parent(of: path))
    let data = try folder.stage(
      Data(result.header), for: FileSystem.name(of: path), durability: .replaced)
    guard try append(extraction, to: data, threads: threads, progress: progress) else { return nil }
    try data.sync()
    try put(data, metadata, at: result.capture, replacing: replacing)
    return Report(url: url, cut: extraction.cut, boxCount: result.annotations.count)
  }

  /// Gives both files their names. In between, there is no metadata rather than that of another recording.
  private func put(
    _ data: StagedFile, _ metadata: Data, at result: Capture, replacing: Bool
  ) throws {
    let labels = result.facts.metadata
    try FolderLock.whileHolding(FileSystem.parent(of: labels.standardizedFileURL.path)) {
      try check(result, replacing: replacing)
      if FileSystem.exists(labels.path) { try FileSystem.remove(labels.path) }
      try data.putInPlace()
      try AtomicFile.write(metadata, to: labels)
    }
  }

  /// Throws if the files of `result` exist and are not to be replaced, or are those of the original.
  private func check(_ result: Capture, replacing: Bool) throws(ExtractionError) {
    let own = [original.url, original.facts.metadata].map(Self.location)
    for url in [result.url, result.facts.metadata] {
      guard !own.contains(Self.location(url)) else { throw .ownFile(path: url.path) }
      guard replacing || !FileSystem.exists(url.path) else { throw .exists(path: url.path) }
    }
  }

  private static func location(_ url: URL) -> String {
    url.resolvingSymlinksInPath().standardizedFileURL.path
  }

  /// Appends all samples to `file`; returns false if `progress` cancelled that.
  private func append(
    _ extraction: BoxExtraction, to file: StagedFile, threads: Int, progress: (Double) -> Bool
  ) throws -> Bool {
    let wanted = Self.blockInputs / extraction.cut.factor
    let size = min(max(wanted, Self.blockSizes.lowerBound), Self.blockSizes.upperBound)
    let blocks = (0..<max(1, threads)).map { _ in ExtractionBlock(capacity: size) }
    let count = extraction.sampleCount
    for start in stride(from: 0, to: count, by: size * blocks.count) {
      let used = blocks.prefix((count - start + size - 1) / size)
      let stage = ParallelPieces.Stage<Int>(count: used.count) { _, piece in
        let first = start + piece * size
        try blocks[piece].fill(first..<min(count, first + size), from: extraction)
      }
      _ = try ParallelPieces.run([stage], by: Array(used.indices))
      for block in used { try file.append(block.bytes) }
      guard progress(Double(min(count, start + size * used.count)) / Double(count)) else {
        return false
      }
    }
    return true
  }
}
