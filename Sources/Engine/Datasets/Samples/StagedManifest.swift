import Foundations

/// The manifest of a class and the matching index, on disk under temporary names.
struct StagedManifest: Sendable {
  let manifest: Manifest
  private let writer: SignalWriter
  private let manifestFile: StagedFile
  /// Nil if the index does not change.
  private let index: StagedIndex?
  /// Whether the current manifest cannot be read.
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
