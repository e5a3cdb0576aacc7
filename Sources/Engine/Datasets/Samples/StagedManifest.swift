import Foundations

/// A class's manifest and the index that goes with it, on the disk but not yet under their names.
struct StagedManifest: Sendable {
  let manifest: Manifest
  private let writer: SignalWriter
  private let manifestFile: StagedFile
  /// Nil when the index says already what it would.
  private let index: StagedIndex?
  /// Whether what stands under the manifest's name cannot be read.
  private let replacesUnreadable: Bool

  /// Writes the manifest of `inventory`.
  init(
    _ inventory: SignalInventory, of writer: SignalWriter, now: String,
    durability: AtomicFile.Durability
  ) throws {
    manifest = inventory.currentManifest(of: writer.signal, now: now)
    self.writer = writer
    manifestFile = try writer.stage(manifest, durability: durability)
    index = try writer.stageIndex(manifest)
    if case .unreadable = inventory.manifestState {
      replacesUnreadable = true
    } else {
      replacesUnreadable = false
    }
  }

  /// Replaces the manifest, then the index.
  func putInPlace() throws {
    if replacesUnreadable { try writer.setManifestAside() }
    try manifestFile.putInPlace()
    try index?.putInPlace()
  }
}
