/// A class's manifest and the index that goes with it, on the disk but not yet under their names.
struct StagedManifest: Sendable {
  let manifest: Manifest
  private let manifestFile: StagedFile
  /// Nil when the index says already what it would.
  private let indexFile: StagedFile?

  /// Writes `manifest` for `folder` of the dataset `root`.
  init(
    _ manifest: Manifest, of folder: SignalFolder, in root: DatasetFolder,
    durability: AtomicFile.Durability
  ) throws {
    self.manifest = manifest
    manifestFile = try JSONFile.stage(manifest, for: folder.manifest, durability: durability)
    indexFile = try root.stagedIndex(manifest)
  }

  /// Replaces the manifest, then the index.
  func putInPlace() throws {
    try manifestFile.putInPlace()
    try indexFile?.putInPlace()
  }
}
