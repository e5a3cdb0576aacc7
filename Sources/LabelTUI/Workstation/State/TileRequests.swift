import Radio

/// The tiles of a capture's spectrogram: those that are here, and what is asked for and was asked for.
struct TileRequests: Sendable {
  /// The tiles that are here.
  private(set) var tiles = TileCache(capacity: TileRequests.capacity)
  /// How much of the overview, which coarse tiles are made of, is there; nil when none was started.
  private(set) var overview: OverviewExtent?
  /// What the map shows of the whole file.
  private(set) var profile = OverviewProfile.empty
  /// Whether the overview was asked for.
  private(set) var overviewIsRequested = false
  /// Whether the capture is still growing: until it has settled it gets no overview.
  private(set) var isGrowing = false
  /// Tiles that were asked for last.
  private var requested: [TileKey] = []
  /// Tiles that were last asked to be refined.
  private var refinements: [TileKey] = []
  /// Tiles that cannot be computed; they are not asked for again.
  private var failed: Set<TileKey> = []
  /// Tiles that contain the end of the capture, as far as they are known.
  private var unfinished: Set<TileKey> = []
  /// Tiles that were computed before the capture grew; shown until new ones are here.
  private var stale: Set<TileKey> = []

  /// Bytes of tiles that are kept: many screens full, and little beside 200 MB. The tiles of one screen are
  /// kept whatever they take.
  private static let capacity = 48 << 20
  /// The widest column that is computed again from all of its samples in the way the user chose, in samples: a
  /// tile of them takes a moment, one of a whole long capture minutes.
  private static let widestRefinedColumn = 1 << 20

  /// The tile of `key`; nil while it is not here.
  subscript(key: TileKey) -> SpectrogramTile? { tiles[key] }

  /// Whether all of `shown` are here.
  func areComplete(_ shown: [TileKey]) -> Bool { shown.allSatisfy { tiles[$0] != nil } }

  /// The share of the samples of `shown` that were looked at, 0...1.
  func coverage(of shown: [TileKey]) -> Double {
    guard !shown.isEmpty else { return 1 }
    return shown.reduce(0) { sum, key in
      sum + (tiles[key]?.coverage ?? DisplaySpectrogram.coverage(key))
    } / Double(shown.count)
  }

  /// Tiles that are needed and not here, or outdated: those of `shown`, then one to either side, on a capture
  /// of `sampleCount` samples.
  func wanted(for shown: [TileKey], sampleCount: Int) -> [TileKey] {
    guard let first = shown.first, let last = shown.last else { return [] }
    let perTile = DisplaySpectrogram.columnsPerTile * first.samplesPerColumn
    let lastIndex = (sampleCount - 1) / perTile
    let beside = [last.index + 1, first.index - 1]
      .filter { (0...lastIndex).contains($0) }
      .map {
        TileKey(samplesPerColumn: first.samplesPerColumn, index: $0, analysis: first.analysis)
      }
    return (shown + beside).filter {
      (tiles[$0] == nil || stale.contains($0)) && !failed.contains($0)
    }
  }

  /// Tiles of `shown` that left samples out and can be computed from all samples: from the overview as far as
  /// that goes, and where they are finer than it, because then they are computed quickly.
  func refinable(of shown: [TileKey]) -> [TileKey] {
    shown.filter { key in
      guard let tile = tiles[key], tile.coverage < 1, !failed.contains(key) else { return false }
      guard key.analysis == .automatic else {
        return key.samplesPerColumn <= Self.widestRefinedColumn
      }
      guard let overview else { return false }
      return overview.covers(key) || key.samplesPerColumn < overview.scale.samplesPerColumn
    }
  }

  /// Makes `wanted` what is asked for; false when it is already.
  mutating func request(_ wanted: [TileKey]) -> Bool {
    guard wanted != requested else { return false }
    requested = wanted
    return true
  }

  /// Makes `wanted` what is asked to be refined; false when it is already.
  mutating func requestRefinement(_ wanted: [TileKey]) -> Bool {
    guard wanted != refinements else { return false }
    refinements = wanted
    return true
  }

  /// Keeps `tile`, which goes to a capture of `sampleCount` samples that shows `shown`.
  mutating func add(_ tile: SpectrogramTile, shown: [TileKey], sampleCount: Int) {
    tiles.touch(shown)
    tiles.insert(tile, keeping: shown)
    stale.remove(tile.key)
    let (end, overflows) = tile.key.columns.upperBound
      .multipliedReportingOverflow(by: tile.key.samplesPerColumn)
    if overflows || end > sampleCount { unfinished.insert(tile.key) }
    requested.removeAll { $0 == tile.key }
    refinements.removeAll { $0 == tile.key }
  }

  /// Notes that the tile of `key` cannot be computed.
  mutating func noteFailure(of key: TileKey) { failed.insert(key) }

  /// Notes that the overview was asked for.
  mutating func noteOverviewRequest() { overviewIsRequested = true }

  /// Takes what there is of the overview, unless the capture has grown since it was started.
  mutating func update(_ extent: OverviewExtent, _ profile: OverviewProfile) {
    if !isGrowing { (overview, self.profile) = (extent, profile) }
  }

  /// Notes that the capture has more samples now. The overview is that of the shorter capture, and tiles at its
  /// end are outdated.
  mutating func noteGrowth() {
    overview = nil
    isGrowing = true
    stale.formUnion(unfinished)
    unfinished = []
    // The same tiles may be wanted again, with more samples in them.
    requested = []
  }

  /// Lets the capture have an overview again, of all samples that it has now.
  mutating func noteSettled() {
    isGrowing = false
    overviewIsRequested = false
  }
}
