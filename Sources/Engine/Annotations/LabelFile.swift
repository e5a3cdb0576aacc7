import FoundationEssentials
import Synchronization

/// The labels of one capture on disk, as SigMF annotations: read when it is opened, written at every
/// change, atomically.
///
/// Fields and entries of others are written back. What another program changed meanwhile is taken
/// over, and reported to whoever writes. Where the file beside the capture cannot be written, is no
/// metadata or belongs to another recording, labels go to the user's state folder.
public final class LabelFile: Sendable {
  /// Bytes of metadata that are read at most.
  public static let largestSize = SigMFMetadata.largestSize

  /// What a write met with.
  public struct WriteReport: Sendable, Equatable {
    /// What another program had changed; from now on part of the file.
    public var changes = LabelChanges()
    /// Where the labels went instead of beside the capture, and why.
    public var warning: String?

    /// A write that met with nothing.
    public init() {}
  }

  private struct State {
    /// What the boxes are on; it may grow.
    var capture: Capture
    var metadata: SigMFMetadata
    /// Entries that have no place on this capture.
    var untouched: [SigMFAnnotation] = []
    /// What the file held when it was last read or written.
    var known: [SigMFAnnotation] = []
    var lastSeen: FileIdentity?
    var url: URL
    var obsoleteFallback: URL?
    var problem: (any Error)?
    /// Everything that others changed since `load`.
    var changes: [LabelChanges] = []

    /// How the file's numbers are to be taken.
    var frame: LabelFrame { LabelFrame(metadata, on: capture) }
  }

  private let places: LabelPlaces
  private let state: Mutex<State>

  /// The labels of `capture`; `stateFolder` takes them where its own folder cannot.
  public init(of capture: Capture, stateFolder: URL) {
    places = LabelPlaces(of: capture, stateFolder: stateFolder)
    state = Mutex(
      State(
        capture: capture, metadata: SigMFMetadata(describing: capture), url: places.beside))
  }

  /// Goes on with `capture`, the same one with more samples.
  public func follow(_ capture: Capture) { state.withLock { $0.capture = capture } }

  /// Reads the labels; warnings are sentences about what was found and where labels will go.
  public func load() -> (annotations: [Annotation], warnings: [String]) {
    state.withLock { state in
      let found = LabelSearch(places, capture: state.capture)
      state.url = found.url
      state.metadata = found.metadata
      state.obsoleteFallback = found.obsoleteFallback
      state.known = found.metadata.annotations
      state.lastSeen = FileIdentity(found.url)
      state.changes = []
      state.problem = found.problem
      let (annotations, untouched) = place(state.known, in: state.frame)
      state.untouched = untouched
      return (annotations, found.warnings)
    }
  }

  /// Why labels that are there could not be read by `load`; nil when all were.
  var problem: (any Error)? { state.withLock(\.problem) }

  /// Makes `revision` the labels on disk, durably; throws `FileError` or `LabelFileError` when neither
  /// place takes them.
  @discardableResult
  public func write(_ revision: LabelRevision) throws -> WriteReport {
    try state.withLock { state in
      var report = WriteReport()
      var annotations = revision.annotations
      for changes in state.changes.dropFirst(revision.changesSeen) {
        changes.apply(to: &annotations)
      }
      try takeOver(&state, &annotations, &report)
      let entries = entries(of: annotations, in: state.frame) + state.untouched
      guard !entries.isEmpty || FileManager.default.fileExists(atPath: state.url.path) else {
        return report
      }
      state.metadata.annotations = entries.sorted {
        ($0.sampleStart, $0.uuid ?? "") < ($1.sampleStart, $1.uuid ?? "")
      }
      state.metadata.declareOwnFields()
      report.warning = try store(&state) ?? report.warning
      state.known = state.metadata.annotations
      state.lastSeen = FileIdentity(state.url)
      return report
    }
  }

  /// Merges what another program made of the file since it was last seen. A file beside the capture
  /// that is no metadata any more is left alone.
  private func takeOver(
    _ state: inout State, _ annotations: inout [Annotation], _ report: inout WriteReport
  ) throws {
    guard let seen = FileIdentity(state.url), seen != state.lastSeen else { return }
    let theirs: SigMFMetadata
    do {
      theirs = try SigMFMetadata(contentsOf: state.url)
    } catch {
      report.warning = try fallBack(&state, because: error)
      return
    }
    let frame = state.frame
    let merge = LabelMerge(
      base: state.known, theirs: theirs.annotations,
      mine: entries(of: annotations, in: frame)
    ) { Annotation($0, in: frame) }
    state.untouched += merge.untouched
    guard !merge.changes.isEmpty else { return }
    merge.changes.apply(to: &annotations)
    state.changes.append(merge.changes)
    report.changes = merge.changes
  }

  /// Writes the metadata where it goes, or to the fallback; returns a warning in that case.
  private func store(_ state: inout State) throws -> String? {
    let data = try OrderedJSONEncoder(.pretty).encode(state.metadata)
    do {
      try write(data, to: state.url)
    } catch let error as FileError {
      let warning = try fallBack(&state, because: error)
      try write(data, to: state.url)
      return warning
    }
    if let obsolete = state.obsoleteFallback {
      try? FileManager.default.removeItem(at: obsolete)
      state.obsoleteFallback = nil
    }
    return nil
  }

  /// From now on labels go to the user's state folder; throws `error` when they do already.
  private func fallBack(_ state: inout State, because error: any Error) throws -> String {
    guard state.url == places.beside else { throw error }
    state.url = places.fallback
    state.obsoleteFallback = nil
    return "\(error). Labels go to \(VisibleText.of(places.fallback.path)) for now."
  }

  private func write(_ data: Data, to url: URL) throws {
    try FileSystem.createFolder(url.deletingLastPathComponent().path)
    try AtomicFile.write(data, to: url)
  }

  private func entries(
    of annotations: [Annotation], in frame: LabelFrame
  ) -> [SigMFAnnotation] {
    annotations.map { $0.entry(in: frame, generator: Self.generator) }
  }

  private static let generator = "labeltui \(EngineVersion.current)"

  /// Parts `entries` into those that have a place on the capture, each under an id of its own, and
  /// the others.
  private func place(
    _ entries: [SigMFAnnotation], in frame: LabelFrame
  ) -> (annotations: [Annotation], untouched: [SigMFAnnotation]) {
    var annotations: [Annotation] = []
    var untouched: [SigMFAnnotation] = []
    var ids: Set<UUID> = []
    for entry in entries {
      guard var annotation = Annotation(entry, in: frame) else {
        untouched.append(entry)
        continue
      }
      while !ids.insert(annotation.id).inserted { annotation.renew() }
      annotations.append(annotation)
    }
    return (annotations, untouched)
  }
}
