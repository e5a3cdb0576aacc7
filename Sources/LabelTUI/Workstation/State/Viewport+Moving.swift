import Labels
import Radio
import TerminalKit

/// Panning and zooming: each returns within the capture.
extension Viewport {
  /// Moves by `columns` to the right, not past the capture of `extent`.
  mutating func pan(columns: Int, in extent: Box) {
    firstColumn = min(max(0, firstColumn + columns), lastFirstColumn(in: extent))
  }

  /// Moves by `rows` upwards, not past the band of `extent`.
  mutating func pan(rows: Int, in extent: Box) {
    shiftFrequencies(by: Double(rows) * rowHeight, in: extent)
  }

  /// Zooms in time by a power of two around `sample`, which stays in its column.
  mutating func zoomTime(in zoomsIn: Bool, around sample: Int, extent: Box) {
    let widest = fittingSamplesPerColumn(extent)
    let wanted = zoomsIn ? samplesPerColumn / 2 : samplesPerColumn * 2
    setTimeScale(min(max(1, wanted), widest), around: sample, extent: extent)
  }

  /// Zooms in frequency by two around `frequency`, which stays in its row.
  mutating func zoomFrequency(in zoomsIn: Bool, around frequency: Double, extent: Box) {
    let band = extent.frequencies
    let full = band.upperBound - band.lowerBound
    let current = frequencies.upperBound - frequencies.lowerBound
    let finest = full / Double(DisplayAnalysis.fftSizes.upperBound)
    let wanted = min(full, max(finest, zoomsIn ? current / 2 : current * 2))
    guard wanted > 0, wanted.isFinite, current > 0 else { return }
    let share = (frequencies.upperBound - frequency) / current
    let top = frequency + share * wanted
    frequencies = (top - wanted)...top
    shiftFrequencies(by: 0, in: extent)
  }

  /// Shows all of `box` as large as it fits, with some room around it.
  mutating func show(_ box: Box, in extent: Box) {
    let widest = fittingSamplesPerColumn(extent)
    let room = max(1, size.width * 3 / 4)
    let wanted = (box.samples.count + room - 1) / room
    let middle = box.samples.lowerBound + box.samples.count / 2
    samplesPerColumn = min(max(1, wanted), widest)
    center(on: middle, extent: extent)
    let band = extent.frequencies
    let height = min(
      band.upperBound - band.lowerBound,
      (box.frequencies.upperBound - box.frequencies.lowerBound) * 4 / 3)
    let center = (box.frequencies.upperBound + box.frequencies.lowerBound) / 2
    guard height > 0 else { return }
    frequencies = (center - height / 2)...(center + height / 2)
    shiftFrequencies(by: 0, in: extent)
  }

  /// Brings `sample` to the middle column.
  mutating func center(on sample: Int, extent: Box) {
    firstColumn = sample / samplesPerColumn - size.width / 2
    pan(columns: 0, in: extent)
  }

  /// Moves just as far as needed for (`sample`, `frequency`) to be seen.
  mutating func reveal(sample: Int, frequency: Double, in extent: Box) {
    let column = column(of: sample)
    if column < 0 { pan(columns: column, in: extent) }
    if column >= size.width { pan(columns: column - size.width + 1, in: extent) }
    let row = row(of: frequency)
    if row < 0 { pan(rows: -row, in: extent) }
    if row >= size.height { pan(rows: size.height - 1 - row, in: extent) }
  }

  /// The same part of the capture in a picture of another size.
  mutating func resize(to newSize: Size, extent: Box) {
    let wasFit = fits(extent)
    size = Size(width: max(1, newSize.width), height: max(1, newSize.height))
    let widest = fittingSamplesPerColumn(extent)
    let start = firstColumn * samplesPerColumn
    samplesPerColumn = wasFit ? widest : min(samplesPerColumn, widest)
    firstColumn = start / samplesPerColumn
    pan(columns: 0, in: extent)
  }

  private mutating func setTimeScale(_ scale: Int, around sample: Int, extent: Box) {
    let column = column(of: sample)
    samplesPerColumn = scale
    firstColumn = sample / samplesPerColumn - column
    pan(columns: 0, in: extent)
  }

  private func lastFirstColumn(in extent: Box) -> Int {
    let columnCount = (extent.samples.count + samplesPerColumn - 1) / samplesPerColumn
    return max(0, columnCount - size.width)
  }

  private mutating func shiftFrequencies(by hertz: Double, in extent: Box) {
    let band = extent.frequencies
    let height = frequencies.upperBound - frequencies.lowerBound
    guard height < band.upperBound - band.lowerBound else {
      frequencies = band
      return
    }
    let bottom = min(max(band.lowerBound, frequencies.lowerBound + hertz), band.upperBound - height)
    frequencies = bottom...(bottom + height)
  }
}
