import FoundationEssentials
import Synchronization

/// The labels of one capture on disk, as SigMF annotations: read when it is opened, written at every
/// change, atomically.
///
/// Nothing of others is lost: fields and entries that mean nothing here are written back, and what
/// another program added since is taken over before the file is replaced.
public final class LabelFile: Sendable {
  /// Bytes of metadata that are read at most.
  public static let largestSize = 64 << 20

  private struct State {
    var metadata: SigMFMetadata
    /// Entries that have no place on this capture, or that another program added meanwhile.
    var untouched: [SigMFAnnotation] = []
    /// What the file held when it was last read or written.
    var known: [SigMFAnnotation] = []
    var lastSeen: FileIdentity?
    var url: URL
    var obsoleteFallback: URL?
  }

  private let capture: Capture
  private let places: LabelPlaces
  private let state: Mutex<State>

  /// The labels of `capture`; `stateFolder` takes them where its own folder cannot be written.
  public init(of capture: Capture, stateFolder: URL) {
    self.capture = capture
    places = LabelPlaces(capture: capture.url, stateFolder: stateFolder)
    state = Mutex(
      State(metadata: SigMFMetadata(describing: capture), url: places.beside))
  }

  /// The file that `write` writes.
  public var url: URL { state.withLock { $0.url } }

  /// Reads the labels; warnings are sentences about what was found and where labels will go.
  public func load() -> (annotations: [Annotation], warnings: [String]) {
    state.withLock { state in
      var warnings: [String] = []
      let beside = Self.read(places.beside, warnings: &warnings)
      let besideIsForeign = beside == nil && Self.exists(places.beside)
      let fallback = Self.read(places.fallback, warnings: &warnings)
      let writesBeside = places.besideIsWritable && !besideIsForeign
      state.url = writesBeside ? places.beside : places.fallback
      if !writesBeside {
        warnings.append(
          "Labels go to \(VisibleText.of(places.fallback.path)), as "
            + "\(VisibleText.of(places.beside.path)) cannot be written.")
      }
      let preferred = writesBeside ? beside ?? fallback : fallback ?? beside
      state.metadata = preferred ?? SigMFMetadata(describing: capture)
      var entries = state.metadata.annotations
      if writesBeside, beside != nil, let fallback {
        entries += Self.additions(in: fallback.annotations, to: entries)
      }
      state.obsoleteFallback = writesBeside && fallback != nil ? places.fallback : nil
      state.known = entries
      state.lastSeen = FileIdentity(state.url)
      let offset = indexOffset(state.metadata)
      var annotations: [Annotation] = []
      state.untouched = []
      for entry in entries {
        if let annotation = Annotation(entry, offset: offset, extent: capture.extent) {
          annotations.append(annotation)
        } else {
          state.untouched.append(entry)
        }
      }
      return (annotations, warnings)
    }
  }

  /// Makes `annotations` the labels on disk, durably; throws `FileError` or `LabelFileError`.
  public func write(_ annotations: [Annotation]) throws {
    try state.withLock { state in
      if let seen = FileIdentity(state.url), seen != state.lastSeen {
        let found = try Self.decode(state.url).annotations
        let additions = Self.additions(in: found, to: state.known)
        state.untouched += Self.additions(in: additions, to: state.untouched)
      }
      guard !annotations.isEmpty || !state.untouched.isEmpty || Self.exists(state.url) else {
        return
      }
      let offset = indexOffset(state.metadata)
      let entries = annotations.map {
        $0.entry(offset: offset, extent: capture.extent, generator: Self.generator)
      }
      state.metadata.annotations = (entries + state.untouched).sorted {
        ($0.sampleStart, $0.uuid ?? "") < ($1.sampleStart, $1.uuid ?? "")
      }
      state.metadata.declareOwnFields()
      let data = try OrderedJSONEncoder(.pretty).encode(state.metadata)
      try Self.makeFolder(of: state.url)
      try AtomicFile.write(data, to: state.url)
      state.known = state.metadata.annotations
      state.lastSeen = FileIdentity(state.url)
      if let obsolete = state.obsoleteFallback {
        try? FileManager.default.removeItem(at: obsolete)
        state.obsoleteFallback = nil
      }
    }
  }

  /// What the file's indices start from; 0 where adding it to those of the capture would overflow.
  private func indexOffset(_ metadata: SigMFMetadata) -> Int {
    let offset = metadata.global.offset ?? 0
    return (0...(.max - capture.sampleCount)).contains(offset) ? offset : 0
  }

  private static let generator = "labeltui \(EngineVersion.current)"

  private static func exists(_ url: URL) -> Bool {
    FileManager.default.fileExists(atPath: url.path)
  }

  private static func makeFolder(of url: URL) throws {
    let folder = url.deletingLastPathComponent()
    guard !exists(folder) else { return }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// The metadata at `url`, nil when there is none or it cannot be read, which `warnings` then says.
  private static func read(_ url: URL, warnings: inout [String]) -> SigMFMetadata? {
    guard exists(url) else { return nil }
    do {
      return try decode(url)
    } catch {
      warnings.append("\(error)")
      return nil
    }
  }

  private static func decode(_ url: URL) throws -> SigMFMetadata {
    do {
      return try JSONDecoder().decode(
        SigMFMetadata.self, from: FileSystem.contents(of: url.path, limit: largestSize))
    } catch let error as DecodingError {
      throw LabelFileError.unreadable(
        path: url.path, reason: DecodingProblem.sentence(error))
    }
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
