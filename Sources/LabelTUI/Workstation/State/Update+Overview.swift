import Radio
import TerminalKit

/// The overview: looked at all samples, it replaces tiles that looked at some.
extension AppState {
  /// Begins the overview of the capture `id` if it needs one: behind the first picture, which does
  /// not wait for it.
  mutating func beginOverview(captureID id: Int) -> [Job] {
    guard let capture, capture.id == id, capture.needsOverview else { return [] }
    changeCapture(id) { $0.overviewIsRequested = true }
    // Of a short capture it is there before anyone could read about it.
    if capture.isTooLongForColumns { begin(.overview) }
    return [.overview(captureID: id)]
  }
}

extension CaptureState {
  /// Whether the first picture is there, and no overview was asked for.
  fileprivate var needsOverview: Bool {
    !overviewIsRequested && isPictureComplete
  }

  /// Whether the whole capture is too much for columns that look at all of their samples.
  fileprivate var isTooLongForColumns: Bool {
    let widest = viewport.fittingSamplesPerColumn(capture.extent) / viewport.dots.width
    return DisplaySpectrogram.coverage(TileKey(samplesPerColumn: widest, index: 0)) < 1
  }

  /// The share of the samples that the picture looked at.
  var coverage: Double {
    let keys = shownTiles
    guard !keys.isEmpty else { return 1 }
    return keys.reduce(0) { sum, key in
      sum + (tiles[key]?.coverage ?? DisplaySpectrogram.coverage(key))
    } / Double(keys.count)
  }

  /// Tiles of the picture that left samples out and can be had without: from the overview as far as
  /// that goes, and where they are finer than it, as then they are quickly computed.
  var refinableTiles: [TileKey] {
    shownTiles.filter { key in
      guard let tile = tiles[key], tile.coverage < 1, !failedTiles.contains(key) else {
        return false
      }
      guard key.analysis == .automatic else {
        return key.samplesPerColumn <= Self.widestRefinedColumn
      }
      guard let overview else { return false }
      return overview.covers(key) || key.samplesPerColumn < overview.scale.samplesPerColumn
    }
  }

  /// The widest column that is looked at once more in the way the user chose, in samples: a tile of
  /// them takes a moment, one of a whole long capture minutes.
  private static let widestRefinedColumn = 1 << 20

  /// Keeps `tile`. The first complete picture chooses the levels; once the overview has replaced all
  /// of it, it chooses again, unless the user did.
  mutating func takeIn(_ tile: SpectrogramTile) {
    tiles.touch(shownTiles)
    tiles.insert(tile, keeping: shownTiles)
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
