import Engine

/// The overview: looked at all samples, it replaces tiles that looked at some.
extension AppState {
  /// Begins the overview of the capture `id` if it needs one: behind the first picture, which does
  /// not wait for it.
  mutating func beginOverview(captureID id: Int) -> [Job] {
    guard let capture, capture.id == id, capture.needsOverview else { return [] }
    changeCapture(id) { $0.overviewIsRequested = true }
    begin(.overview)
    return [.overview(captureID: id)]
  }
}

extension CaptureState {
  /// Whether the whole capture is too much for columns that look at all of their samples, its first
  /// picture is there, and no overview was asked for.
  fileprivate var needsOverview: Bool {
    let widest = Viewport.fittingSamplesPerColumn(capture.extent, width: viewport.size.width)
    return !overviewIsRequested && widest > DisplaySpectrogram.widestCompleteColumn
      && isPictureComplete
  }

  /// The share of the samples that the picture looked at.
  var coverage: Double {
    let shown = viewport.tileKeys(in: capture.extent).compactMap { tiles[$0]?.coverage }
    guard !shown.isEmpty else {
      return DisplaySpectrogram.coverage(samplesPerColumn: viewport.samplesPerColumn)
    }
    return shown.reduce(0, +) / Double(shown.count)
  }

  /// Tiles of the picture that left samples out and can be had without: from the overview as far as
  /// that goes, and where they are finer than it, as then they are quickly computed.
  var refinableTiles: [TileKey] {
    guard let overview else { return [] }
    return viewport.tileKeys(in: capture.extent).filter { key in
      guard let tile = tiles[key], tile.coverage < 1, !failedTiles.contains(key) else {
        return false
      }
      return overview.covers(key) || key.samplesPerColumn < overview.scale.samplesPerColumn
    }
  }

  /// Keeps `tile`. The first complete picture chooses the levels; once the overview has replaced all
  /// of it, it chooses again, unless the user did.
  mutating func takeIn(_ tile: SpectrogramTile) {
    tiles.touch(viewport.tileKeys(in: capture.extent))
    tiles.insert(tile)
    noteAge(of: tile)
    requestedTiles.removeAll { $0 == tile.key }
    requestedRefinements.removeAll { $0 == tile.key }
    guard isPictureComplete else { return }
    if levelsAreAutomatic {
      levelsAreAutomatic = !chooseLevels()
      provisionalLevels = coverage < 1 ? levels : nil
    } else if levels == provisionalLevels, coverage == 1, isAsCoarseAsOverview {
      chooseLevels()
      provisionalLevels = nil
    }
  }

  private var isAsCoarseAsOverview: Bool {
    guard let overview else { return false }
    return viewport.samplesPerColumn >= overview.scale.samplesPerColumn
  }
}
