import Labels
import Radio
import TerminalKit

/// Commands that move the crosshair and the view; none of them touches a box that is not chosen.
extension CaptureState {
  mutating func move(_ direction: Command.Direction, cells: Int) {
    let extent = capture.extent
    let cell = crosshairCell
    switch direction {
    case .left, .right:
      let column = cell.column + (direction == .left ? -cells : cells)
      crosshair.move(toSample: clampedSample(ofColumn: column))
    case .up, .down:
      let row = cell.row + (direction == .up ? -cells : cells)
      crosshair.move(toFrequency: clampedFrequency(ofRow: row))
    }
    viewport.reveal(sample: crosshair.sample, frequency: crosshair.frequency, in: extent)
  }

  /// Puts the crosshair on the cell at (`column`, `row`) of the picture.
  mutating func point(column: Int, row: Int) {
    crosshair.move(toSample: clampedSample(ofColumn: column))
    crosshair.move(toFrequency: clampedFrequency(ofRow: row))
  }

  mutating func pan(_ direction: Command.Direction, times: Int) {
    let extent = capture.extent
    let columns = max(1, viewport.size.width - 2) * times
    let rows = max(1, viewport.size.height / 2) * times
    let cell = crosshairCell
    switch direction {
    case .left: viewport.pan(columns: -columns, in: extent)
    case .right: viewport.pan(columns: columns, in: extent)
    case .up: viewport.pan(rows: rows, in: extent)
    case .down: viewport.pan(rows: -rows, in: extent)
    }
    point(column: cell.column, row: cell.row)
  }

  /// Moves the view by `cells`. The crosshair stays on its data until it would leave the screen.
  mutating func scroll(_ direction: Command.Direction, cells: Int) {
    let extent = capture.extent
    switch direction {
    case .left: viewport.pan(columns: -cells, in: extent)
    case .right: viewport.pan(columns: cells, in: extent)
    case .up: viewport.pan(rows: cells, in: extent)
    case .down: viewport.pan(rows: -cells, in: extent)
    }
    let column = viewport.column(of: crosshair.sample)
    let row = viewport.row(of: crosshair.frequency)
    let (width, height) = (viewport.size.width, viewport.size.height)
    if !(0..<width).contains(column) {
      crosshair.move(toSample: clampedSample(ofColumn: column < 0 ? 0 : width - 1))
    }
    if !(0..<height).contains(row) {
      crosshair.move(toFrequency: clampedFrequency(ofRow: row < 0 ? 0 : height - 1))
    }
  }

  /// Changes the view by `change`, which Backspace takes back.
  mutating func changeView(_ change: (inout Viewport) -> Void) {
    let before = viewport
    change(&viewport)
    guard viewport != before else { return }
    earlierViewports.append(before)
    if earlierViewports.count > 100 { earlierViewports.removeFirst() }
  }

  mutating func previousView() {
    guard var earlier = earlierViewports.popLast() else { return }
    earlier.setDots(viewport.dots, extent: capture.extent)
    earlier.resize(to: viewport.size, extent: capture.extent)
    viewport = earlier
  }

  mutating func fit() {
    let fitted = Viewport(fitting: capture.extent, size: viewport.size, dots: viewport.dots)
    changeView { $0 = fitted }
  }

  /// Zooms to the box being drawn or chosen, or to the sample window.
  mutating func zoomToBox() {
    let window = Box(
      samples: windows.samples(ofWindow: windowIndex), frequencies: capture.band)
    let box = drawnBox ?? selected?.box ?? window
    let extent = capture.extent
    changeView { $0.show(box, in: extent) }
  }

  mutating func goTo(sample: Int) {
    crosshair.move(toSample: min(max(0, sample), capture.sampleCount - 1))
    showCrosshair()
  }

  /// Shows what a column of the map, which has `width` of them, stands for, in the middle.
  mutating func goTo(column: Int, ofMap width: Int) {
    let samples = MapScale(sampleCount: capture.sampleCount, width: width)
      .samples(ofColumn: column)
    let (sample, extent) = (samples.lowerBound + samples.count / 2, capture.extent)
    changeView { $0.center(on: sample, extent: extent) }
    goTo(sample: sample)
  }

  mutating func showCrosshair() {
    viewport.reveal(
      sample: crosshair.sample, frequency: crosshair.frequency, in: capture.extent)
  }

  /// Chooses the levels by what is shown; false while tiles are missing.
  @discardableResult
  mutating func chooseLevels() -> Bool {
    guard let levels = Levels(fitting: PictureSampler(self).decibels().values) else {
      return false
    }
    self.levels = levels
    return true
  }

  /// The tiles that the picture is made of, from left to right.
  var shownTiles: [TileKey] { viewport.tileKeys(in: capture.extent, analysis: analysis) }

  /// Whether all of the picture is there.
  var isPictureComplete: Bool {
    shownTiles.allSatisfy { tiles[$0] != nil }
  }

  /// Tiles that are not here: those of the picture, then one to either side.
  var wantedTiles: [TileKey] {
    let shown = shownTiles
    guard let first = shown.first, let last = shown.last else { return [] }
    let perTile = DisplaySpectrogram.columnsPerTile * viewport.samplesPerDot
    let lastIndex = (capture.sampleCount - 1) / perTile
    let beside = [last.index + 1, first.index - 1]
      .filter { (0...lastIndex).contains($0) }
      .map { TileKey(samplesPerColumn: viewport.samplesPerDot, index: $0, analysis: analysis) }
    return (shown + beside).filter {
      (tiles[$0] == nil || staleTiles.contains($0)) && !failedTiles.contains($0)
    }
  }

  /// The middle sample of column `column` of the picture, kept within the capture.
  private func clampedSample(ofColumn column: Int) -> Int {
    let wanted = (viewport.firstColumn + column) * viewport.samplesPerColumn
    let sample = min(max(0, wanted), capture.sampleCount - 1)
    let cell = viewport.column(of: sample)
    return viewport.box(column: cell, row: 0, in: capture.extent).samples.middle
  }

  /// The middle of row `row` of the picture, kept within the band.
  private func clampedFrequency(ofRow row: Int) -> Double {
    let middle = viewport.frequencies.upperBound - (Double(row) + 0.5) * viewport.rowHeight
    let half = viewport.rowHeight / 2
    let band = capture.band
    guard band.lowerBound + half <= band.upperBound - half else { return band.lowerBound }
    return min(max(middle, band.lowerBound + half), band.upperBound - half)
  }
}
