import FoundationEssentials
import Foundations
import Radio
import TerminalKit

/// The screen of an open capture: header, picture, axes, instruments and status.
struct CaptureView {
  let capture: CaptureState
  let state: AppState
  let context: ViewContext

  private var layout: DocumentLayout { state.documentLayout }

  func draw(on grid: inout CellGrid) {
    drawHeader(on: &grid)
    drawPicture(on: &grid)
    // A terminal that scrolls cells does not scroll pixels with them.
    if grid.picture == nil {
      grid.scroll = ScrollMark(
        rect: layout.movingColumns, column: capture.viewport.firstColumn,
        samplesPerColumn: capture.viewport.unitsPerColumn)
    }
    let frequencies = capture.viewport.y
    FrequencyAxisView(
      frequencies: (frequencies.lowerBound + tuning)...(frequencies.upperBound + tuning),
      unit: frequencyUnit, palette: context.palette
    )
    .draw(in: layout.verticalAxis, marking: crosshairRow, on: &grid)
    TimeAxisView(capture: capture, palette: context.palette).draw(
      in: layout.horizontalAxis, on: &grid)
    drawTimeInstruments(on: &grid)
    drawSpectrum(on: &grid)
    StatusView(state: state, context: context)
      .draw(
        readout: CaptureReadout(capture, commitKey: state.keyName(.box(.commit))).parts,
        status: layout.status, hints: layout.hints,
        on: &grid)
  }

  private func drawTimeInstruments(on grid: inout CellGrid) {
    if let power = layout.power {
      PowerView(powers: PictureSampler(capture).power(), palette: context.palette)
        .draw(in: power, marking: capture.canvas.plane.crosshairCell.column, on: &grid)
    }
    if let map = layout.map {
      MapView(capture: capture, classes: state.classes, palette: context.palette)
        .draw(in: map, on: &grid)
    }
  }

  private var frequencyUnit: FrequencyUnit { FrequencyUnit(for: capture.capture.band) }

  /// The distance in Hz from the frequencies of the capture to those at the crosshair.
  private var tuning: Double { capture.capture.tuning(at: capture.canvas.crosshair.x) }

  private var crosshairRow: Int? {
    let row = capture.canvas.plane.crosshairCell.row
    return (0..<capture.viewport.size.height).contains(row) ? row : nil
  }

  private func drawHeader(on grid: inout CellGrid) {
    let header = HeaderView(palette: context.palette)
    let file = capture.capture
    let name = VisibleText.of(file.url.lastPathComponent)
    var facts = [
      file.centerText, Quantity.sampleRate(file.sampleRate),
      Quantity.duration(file.duration),
    ]
    let samples = file.facts.layout
    if samples.channelCount > 1 {
      facts.append("channel \(samples.channel + 1)/\(samples.channelCount)")
    }
    let signal = VisibleText.of(file.signalName)
    if !signal.isEmpty { facts.append(signal) }
    let coverage = capture.coverage
    if coverage < 1 { facts.append("\(Quantity.short(coverage * 100, decimals: 1)) % analyzed") }
    if !file.warnings.isEmpty {
      facts.append("⚠ \(file.warnings.count) (\(state.keyName(.application(.messages))))")
    }
    header.draw(name, facts: facts, right: boxesText, in: layout.header, on: &grid)
  }

  private var boxesText: String {
    CanvasReadout(canvas: capture.canvas).count(countsUnsaved: true)
  }

  private func drawPicture(on grid: inout CellGrid) {
    let cell = capture.canvas.plane.crosshairCell
    let crosshair = CrosshairView(
      column: cell.column, row: cell.row, palette: context.palette)
    let pixels = PixelGrid(
      PictureSampler(capture).decibels(), levels: capture.display.levels,
      levelCount: context.drawing.levelCount)
    context.drawing.draw(
      pixels, in: layout.picture, lit: crosshair.arms(in: layout.picture), on: &grid)
    BoxesView(canvas: capture.canvas, classes: state.classes, palette: context.palette)
      .draw(in: layout.picture, on: &grid)
    crosshair.drawMark(in: layout.picture, on: &grid)
  }

  private func drawSpectrum(on grid: inout CellGrid) {
    guard let rect = layout.spectrum else { return }
    // The corner between the spectrum and power over time, if both are shown.
    let corner = layout.power.map {
      Rect(
        column: rect.column, row: $0.row, width: rect.width, height: SpectrumNumbers.height)
    }
    SpectrumPanelView(capture: capture, palette: context.palette)
      .draw(in: rect, numbers: corner, on: &grid)
  }
}
