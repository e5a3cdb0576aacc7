import Radio
import TerminalKit

/// Tiles that come in, and the levels that they are drawn with.
extension CaptureState {
  /// Keeps `tile`. The first complete picture determines the levels; once all of it was computed from all
  /// samples, levels are determined again, unless the user changed them.
  mutating func add(_ tile: SpectrogramTile) {
    tiles.add(tile, shown: shownTiles, sampleCount: capture.sampleCount)
    guard isPictureComplete else { return }
    if display.needsLevels {
      if let levels = levelsOfView { display.setFirstLevels(levels, coverage: coverage) }
    } else if display.needsFinalLevels, coverage == 1, isAsCoarseAsOverview {
      display.setFinalLevels(levelsOfView)
    }
  }

  /// Levels that make the most of what is shown; nil while nothing is known of it.
  var levelsOfView: Levels? { Levels(fitting: PictureSampler(self).decibels().values) }

  private var isAsCoarseAsOverview: Bool {
    guard let overview = tiles.overview else { return false }
    return viewport.unitsPerColumn >= overview.scale.samplesPerColumn
  }

  /// Whether the first picture is complete and no overview was asked for.
  var needsOverview: Bool { !tiles.overviewIsRequested && isPictureComplete }

  /// Whether the whole capture is too long for columns that look at all of their samples.
  var isTooLongForColumns: Bool {
    let widest = viewport.fittingUnitsPerColumn(capture.extent) / viewport.dots.width
    return DisplaySpectrogram.coverage(TileKey(samplesPerColumn: widest, index: 0)) < 1
  }

  /// Points of the FFTs that the picture is made of: those of the overview, where it is shown.
  var fftSize: Int {
    let shown = shownTiles.lazy.compactMap { tiles[$0]?.binCount }.first
    return display.analysis.fftSize ?? shown
      ?? display.analysis.fftSize(samplesPerColumn: viewport.samplesPerDot)
  }

  /// How the picture is computed, in words.
  var analysisText: String {
    let chosen = display.analysis.fftSize == nil ? "automatic" : "fixed"
    return "\(display.showsMean ? "Mean" : "Peak") of FFTs of \(fftSize) points (\(chosen)), "
      + "\(display.analysis.window.title) window"
  }

  /// Shows the part of the capture at column `column` of the map, which has `width` columns.
  mutating func goTo(column: Int, ofMap width: Int) {
    let sample = MapScale(sampleCount: capture.sampleCount, width: width)
      .samples(ofColumn: column).middle
    canvas.plane.changeView { $0.center(x: sample, y: $0.y.middle, extent: capture.extent) }
    canvas.plane.goTo(x: sample)
  }
}
