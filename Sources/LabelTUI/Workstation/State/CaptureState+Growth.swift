import Labels
import Radio
import TerminalKit

/// A capture that a recorder still writes.
extension CaptureState {
  /// Goes on with `grown`, this capture with more samples. A view that showed the end follows it,
  /// unless a box is being drawn or moved.
  mutating func follow(_ grown: Capture) {
    let (old, view) = (capture.extent, viewport)
    take(grown)
    // It was one of the capture as it was; a capture that grows does without until it has settled.
    overview = nil
    hasGrown = true
    staleTiles.formUnion(unfinishedTiles)
    unfinishedTiles = []
    // The same tiles may be wanted as before, with more in them.
    requestedTiles = []
    guard view.samples.upperBound >= old.samples.upperBound, drawnBox == nil, drag == nil else {
      return
    }
    if view.fits(old) {
      viewport = Viewport(fitting: grown.extent, size: view.size, dots: view.dots)
      viewport.frequencies = view.frequencies
    } else {
      let cell = crosshairCell
      viewport.pan(columns: .max / 2, in: grown.extent)
      point(column: cell.column, row: cell.row)
    }
  }

  /// Lets the capture have an overview again, of all that it got meanwhile.
  mutating func settle() {
    hasGrown = false
    overviewIsRequested = false
  }

  /// Notes that `tile` is here, and whether the capture may go on within it.
  mutating func noteAge(of tile: SpectrogramTile) {
    staleTiles.remove(tile.key)
    let (end, overflows) = tile.key.columns.upperBound
      .multipliedReportingOverflow(by: tile.key.samplesPerColumn)
    if overflows || end > capture.sampleCount { unfinishedTiles.insert(tile.key) }
  }
}
