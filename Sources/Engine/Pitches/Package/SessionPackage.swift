import FoundationEssentials
import Foundations
import Libraries

/// Writes a session as a package (docs/formats/pitch-sessions.md). Files are read twice, for their checksums and for the
/// package, in pieces.
package struct SessionPackage {
  /// What was packaged.
  package struct Report: Sendable, Encodable {
    /// The package.
    package var path: String
    package var mode: PackageOptions.Mode
    /// The number of files in it, without the manifest.
    package var files: Int
    /// The size of the files in bytes.
    package var bytes: Int
    package var checksum: String
    /// The files of the session that are not part of the layout, and were left out.
    package var leftOut: [String]

    private enum CodingKeys: String, CodingKey {
      case path, mode, files
      case bytes = "size_bytes"
      case checksum = "checksum_sha256"
      case leftOut = "left_out"
    }
  }

  private let session: PitchSession
  private let options: PackageOptions
  private var sources: [PackageSource] = []
  private var leftOut: [String] = []
  private var created: [String] = []
  private var hasRecordedMetrics = false

  /// A package of `session`. Pitches are read one at a time, for the names of their files. Throws a `PitchProblem` or
  /// `FileError` if a folder cannot be listed, or if the system failed to read a file with names.
  package init(_ session: PitchSession, _ options: PackageOptions) throws {
    self.session = session
    self.options = options
    created = [session.manifest.createdUTC].compactMap { $0 }
    try Self.refuseFailures(session.problems)
    try addSession()
    for url in session.pitches {
      if try Folder(session.url.path).isFolder(url.lastPathComponent) {
        try addPitch(try Pitch(url))
      } else {
        leftOut.append(url.path)
      }
    }
    sources.sort { $0.path < $1.path }
  }

  /// Writes the package at `url`; replaces a file there only with `force`. `progress` gets the completed share, 0...1, and
  /// returns whether to go on; otherwise the result is nil, and nothing is left. Throws `PackageError` or `FileError`.
  package func write(
    to url: URL, force: Bool = false, progress: (Double) -> Bool = { _ in true }
  ) throws -> Report? {
    let name = FileSystem.name(of: url.path)
    guard !name.isEmpty, !FileSystem.isFolder(url.path) else {
      throw PackageError.badName(path: url.path)
    }
    guard force || !FileSystem.exists(url.path) else { throw PackageError.exists(path: url.path) }
    guard !sources.isEmpty else { throw PackageError.empty(path: session.url.path) }
    let steps = Double(2 * sources.count)
    var done = 0.0
    func isCancelled() -> Bool { !progress(done / steps) }
    var files: [PackagedFile] = []
    for source in sources {
      guard let facts = try source.facts(isCancelled: isCancelled) else { return nil }
      files.append(facts)
      done += 1
    }
    let manifest = PackageManifest(
      session: session, pitchCount: session.pitches.count, created: created.max(),
      options: options, kinds: Set(sources.map(\.kind)),
      hasRecordedMetrics: hasRecordedMetrics, files: files)
    AtomicFile.removeAbandoned(of: url)
    var archive = try ZIPWriter(name, in: Folder(FileSystem.parent(of: url.path)))
    try archive.add(PackageManifest.fileName, [UInt8](manifest.encoded()))
    for (source, facts) in zip(sources, files) {
      guard !isCancelled(), try source.write(facts, to: &archive, isCancelled: isCancelled) else {
        return nil
      }
      done += 1
    }
    guard try archive.finish(replacing: force) else { throw PackageError.exists(path: url.path) }
    return Report(
      path: url.path, mode: options.mode, files: files.count,
      bytes: files.reduce(0) { $0 + $1.size }, checksum: manifest.checksum, leftOut: leftOut)
  }

  private static func refuseFailures(_ problems: [PitchProblem]) throws(PitchProblem) {
    if let failure = problems.first(where: { $0.isOfTheSystem }) { throw failure }
  }

  private mutating func addSession() throws(FileError) {
    let contents = try SessionContents(session)
    for name in contents.metadata { add(.metadata, name, of: session.url, in: "session") }
    for name in contents.timestamps { add(.timestamps, name, of: session.url, in: "session") }
    if options.mode == .full {
      for name in contents.videos { add(.sessionVideo, name, of: session.url, in: "session") }
    }
    for name in contents.calibration { add(.calibration, name, of: session.url, in: "session") }
    leftOut += contents.otherFiles
  }

  private mutating func addPitch(_ pitch: Pitch) throws {
    try Self.refuseFailures(pitch.problems)
    created += [pitch.manifest.createdUTC].compactMap { $0 }
    if pitch.manifest.performanceMetrics != nil { hasRecordedMetrics = true }
    let contents = try PitchContents(pitch)
    for file in contents.files {
      let isPicture = file.kind == .video || file.kind == .keyFrame
      guard options.mode == .full || !isPicture else { continue }
      add(.pitch(file.kind), file.name, of: pitch.url, in: "pitches/\(pitch.name)")
    }
    leftOut += contents.otherFiles
  }

  private mutating func add(
    _ kind: PackageSource.Kind, _ name: String, of folder: URL, in place: String
  ) {
    sources.append(
      PackageSource(
        kind: kind, path: "\(place)/\(name)", folder: folder, name: name,
        anonymizer: anonymizer(kind, name)))
  }

  private func anonymizer(_ kind: PackageSource.Kind, _ name: String) -> PackageAnonymizer? {
    guard options.anonymizes, !kind.isStored else { return nil }
    let camera = PitchCamera.allCases.first { name.contains($0.rawValue) }
    return PackageAnonymizer(isTable: name.hasSuffix(".csv"), camera: camera)
  }
}
