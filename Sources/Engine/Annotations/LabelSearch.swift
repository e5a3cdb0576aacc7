import FoundationEssentials

/// Looks for the labels of a capture in both places, and decides where they will be written.
struct LabelSearch {
  let url: URL
  let metadata: SigMFMetadata
  /// A fallback whose labels are part of `metadata` and that goes once this is written.
  let obsoleteFallback: URL?
  private(set) var warnings: [String] = []
  /// Why labels that are there cannot be read; part of `warnings` too.
  let problem: (any Error)?

  init(_ places: LabelPlaces, capture: Capture) {
    var warnings: [String] = []
    var problem: (any Error)?
    func read(_ url: URL) -> SigMFMetadata? {
      do {
        return try Self.metadata(at: url, of: capture)
      } catch {
        warnings.append("\(error)")
        problem = problem ?? error
        return nil
      }
    }
    let beside = read(places.beside)
    let fallback = read(places.fallback)
    self.problem = problem
    let isTaken = beside == nil && Self.exists(places.beside)
    let writesBeside = places.besideIsWritable && !isTaken
    url = writesBeside ? places.beside : places.fallback
    if !writesBeside {
      let path = VisibleText.of(places.beside.path)
      let reason = isTaken ? "is left as it is" : "cannot be written"
      warnings.append(
        "Labels go to \(VisibleText.of(places.fallback.path)), as \(path) \(reason).")
    }
    var metadata =
      (writesBeside ? beside ?? fallback : fallback ?? beside)
      ?? SigMFMetadata(describing: capture)
    if writesBeside, beside != nil, let fallback {
      metadata.annotations += Self.additions(
        in: fallback.annotations, to: metadata.annotations)
    }
    obsoleteFallback = writesBeside && fallback != nil ? places.fallback : nil
    self.metadata = metadata
    self.warnings = warnings
  }

  private static func exists(_ url: URL) -> Bool {
    FileManager.default.fileExists(atPath: url.path)
  }

  /// The metadata at `url`, nil when there is none.
  private static func metadata(at url: URL, of capture: Capture) throws -> SigMFMetadata? {
    guard exists(url) else { return nil }
    let metadata = try SigMFMetadata(contentsOf: url)
    guard metadata.describes(capture) else {
      throw LabelFileError.anotherRecording(path: url.path, dataset: metadata.global.dataset)
    }
    return metadata
  }

  /// The entries of `found` that `known` does not hold, by UUID, or as a whole where there is none.
  private static func additions(
    in found: [SigMFAnnotation], to known: [SigMFAnnotation]
  ) -> [SigMFAnnotation] {
    let uuids = Set(known.compactMap(\.uuid))
    return found.filter { entry in
      entry.uuid.map { !uuids.contains($0) } ?? !known.contains(entry)
    }
  }
}
