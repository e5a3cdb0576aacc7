import Radio
import TerminalKit

/// Adding tiles, and choosing the levels with which they are drawn.
extension CaptureState {
  /// Adds `tile`. The first complete picture sets the levels. When the picture is computed from all samples,
  /// they are set again, unless the user changed them.
  mutating func add(_ tile: SpectrogramTile) {
    tiles.add(tile, shown: shownTiles, sampleCount: capture.sampleCount)
    guard isPictureComplete else { return }
    if display.needsLevels {
      if let levels = levelsOfView { display.setFirstLevels(levels, coverage: coverage) }
    } else if display.needsFinalLevels, coverage == 1, isAsCoarseAsOverview {
      display.setFinalLevels(levelsOfView)
    }
  }

  /// Levels that fit the picture; nil if none of it is computed.
  var levelsOfView: Levels? { Levels(fitting: PictureSampler(self).decibels().values) }

  private var isAsCoarseAsOverview: Bool {
    guard let overview = tiles.overview else { return false }
    return viewport.unitsPerColumn >= overview.scale.samplesPerColumn
  }

  /// Whether the first picture is complete and no overview was requested.
  var needsOverview: Bool { !tiles.overviewIsRequested && isPictureComplete }

  /// Whether the whole capture is too long for a picture that is computed from all samples.
  var isTooLongForColumns: Bool {
    let widest = viewport.fittingUnitsPerColumn(capture.extent) / viewport.dots.width
    return DisplaySpectrogram.coverage(TileKey(samplesPerColumn: widest, index: 0)) < 1
  }

  /// The number of points of the picture's FFTs; those of the overview if the picture shows it.
  var fftSize: Int {
    let shown = shownTiles.lazy.compactMap { tiles[$0]?.binCount }.first
    return display.analysis.fftSize ?? shown
      ?? display.analysis.fftSize(samplesPerColumn: viewport.samplesPerDot)
  }

  /// A description of how the picture is computed.
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
