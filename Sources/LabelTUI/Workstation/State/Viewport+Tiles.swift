import Labels
import Radio
import TerminalKit

/// The tiles and columns of a spectrogram that a view of a capture shows.
extension Viewport {
  /// The number of samples per column of dots.
  var samplesPerDot: Int { unitsPerColumn / dots.width }

  /// The columns of dots that are shown, counted from the start of the capture.
  var dotColumns: Range<Int> {
    (columns.lowerBound * dots.width)..<(columns.upperBound * dots.width)
  }

  /// The tiles that the view shows, from left to right, on a capture of `extent`.
  func tileKeys(in extent: Box, analysis: DisplayAnalysis) -> [TileKey] {
    let last = min(dotColumns.upperBound - 1, (extent.samples.count - 1) / samplesPerDot)
    guard last >= dotColumns.lowerBound else { return [] }
    let perTile = DisplaySpectrogram.columnsPerTile
    return ((dotColumns.lowerBound / perTile)...(last / perTile)).map {
      TileKey(samplesPerColumn: samplesPerDot, index: $0, analysis: analysis)
    }
  }
}
