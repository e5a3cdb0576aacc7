import Radio

/// The tiles of a capture's spectrogram: those that are present, and those that are requested.
struct TileRequests: Sendable {
  /// The tiles that are present.
  private(set) var tiles = TileCache(capacity: TileRequests.capacity)
  /// The part of the overview that is computed; nil if the overview was not started. Coarse tiles are made
  /// from it.
  private(set) var overview: OverviewExtent?
  /// The level of the whole capture, for the map.
  private(set) var profile = OverviewProfile.empty
  /// Whether the overview was requested.
  private(set) var overviewIsRequested = false
  /// Whether the capture is growing. It gets no overview before it stops.
  private(set) var isGrowing = false
  /// The tiles of the last request.
  private var requested: [TileKey] = []
  /// The tiles of the last request to refine tiles.
  private var refinements: [TileKey] = []
  /// Tiles that cannot be computed; they are not requested again.
  private var failed: Set<TileKey> = []
  /// Present tiles that contain the end of the capture.
  private var unfinished: Set<TileKey> = []
  /// Tiles that were computed before the capture grew; shown until new ones replace them.
  private var stale: Set<TileKey> = []

  /// The largest size of the tiles in bytes: enough for many screens, and small compared to 200 MB. The tiles
  /// of the current screen are kept whatever their size.
  private static let capacity = 48 << 20
  /// The widest column, in samples, that is refined with the user's FFT settings. A tile of such columns
  /// takes a moment; a tile of a whole long capture takes minutes.
  private static let widestRefinedColumn = 1 << 20

  /// The tile of `key`; nil if it is missing.
  subscript(key: TileKey) -> SpectrogramTile? { tiles[key] }

  /// Whether all of `shown` are present.
  func areComplete(_ shown: [TileKey]) -> Bool { shown.allSatisfy { tiles[$0] != nil } }

  /// The share of the samples of `shown` that the tiles are computed from, 0...1.
  func coverage(of shown: [TileKey]) -> Double {
    guard !shown.isEmpty else { return 1 }
    return shown.reduce(0) { sum, key in
      sum + (tiles[key]?.coverage ?? DisplaySpectrogram.coverage(key))
    } / Double(shown.count)
  }

  /// The tiles to request, because they are missing or outdated: those of `shown`, then one on each side, on
  /// a capture of `sampleCount` samples.
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

  /// Tiles of `shown` that skipped samples and can be computed from all samples: those that the overview
  /// covers, and those that are finer than the overview, because these take little time.
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

  /// Requests `wanted`; false if it is already requested.
  mutating func request(_ wanted: [TileKey]) -> Bool {
    guard wanted != requested else { return false }
    requested = wanted
    return true
  }

  /// Requests that `wanted` is refined; false if that is already requested.
  mutating func requestRefinement(_ wanted: [TileKey]) -> Bool {
    guard wanted != refinements else { return false }
    refinements = wanted
    return true
  }

  /// Adds `tile` of a capture of `sampleCount` samples. The tiles of `shown` are not dropped to make room.
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

  /// Notes that the overview was requested.
  mutating func noteOverviewRequest() { overviewIsRequested = true }

  /// Stores the computed part of the overview, unless the capture has grown since the overview was started.
  mutating func update(_ extent: OverviewExtent, _ profile: OverviewProfile) {
    if !isGrowing { (overview, self.profile) = (extent, profile) }
  }

  /// Notes that the capture has more samples. This drops the overview, which is that of the shorter capture,
  /// and tiles at its end become outdated.
  mutating func noteGrowth() {
    overview = nil
    isGrowing = true
    stale.formUnion(unfinished)
    unfinished = []
    // The same tiles may be requested again, with more samples in them.
    requested = []
  }

  /// Notes that the capture has stopped growing, so that it gets an overview of all samples.
  mutating func noteSettled() {
    isGrowing = false
    overviewIsRequested = false
  }
}
