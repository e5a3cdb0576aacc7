import Engine

/// The sample under review: the very image that was saved, with its boxes.
struct ReviewView {
  let review: ReviewState
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }
  private var layout: CaptureLayout { CaptureLayout(size: state.size) }

  func draw(on grid: inout CellGrid) {
    drawHeader(on: &grid)
    if let shown = review.shown, shown.reference == review.current {
      drawImage(shown, on: &grid)
    } else {
      drawPlaceholder(on: &grid)
    }
    StatusView(state: state, context: context)
      .draw(readout: readout, status: layout.status, hints: layout.hints, on: &grid)
  }

  private func drawHeader(on grid: inout CellGrid) {
    var facts: [String] = []
    if let record = review.shown?.record {
      if let source = record.sourceCapture { facts.append(VisibleText.of(source)) }
      if let offset = record.timeOffset { facts.append("at \(Quantity.time(offset))") }
      facts.append(record.boxes.count == 1 ? "1 box" : "\(record.boxes.count) boxes")
    }
    let name = review.current.map(\.description) ?? "Review"
    let position = review.samples.isEmpty ? "" : "\(review.index + 1)/\(review.samples.count)"
    HeaderView(palette: palette)
      .draw(name, facts: facts, right: position, in: layout.header, on: &grid)
  }

  /// How far the review is, and the verdict on the sample that is shown.
  private var readout: String {
    guard !review.samples.isEmpty else { return "" }
    var text =
      "\(review.reviewedCount) of \(review.samples.count) reviewed: \(review.count(.good)) good, "
      + "\(review.count(.bad)) bad, \(review.count(.skip)) skipped"
    if let current = review.current, let verdict = review.reviews[current] {
      text += "  ·  this one: \(verdict.status.rawValue)"
      if !verdict.notes.isEmpty { text += " (\(VisibleText.of(verdict.notes)))" }
    }
    return text
  }

  private func drawPlaceholder(on grid: inout CellGrid) {
    let text: String
    if let failure = review.failure {
      text = failure
    } else if review.isLoading || !review.samples.isEmpty {
      text = "Reading…"
    } else {
      text = "No samples yet: s in a capture saves one."
    }
    let isError = review.failure != nil
    grid.write(
      text, column: layout.picture.column, row: layout.picture.row + 1,
      limit: layout.picture.width, foreground: isError ? palette.error : palette.dim)
  }

  private func drawImage(_ shown: ReviewState.ShownSample, on grid: inout CellGrid) {
    let picture = layout.picture
    ImageSampler(image: shown.image)
      .pixels(
        width: picture.width, height: 2 * picture.height, levelCount: palette.levelCount
      )
      .draw(in: picture, palette: palette, on: &grid)
    drawAxes(of: shown.record, on: &grid)
    let color = palette.classColor(state.classes.index(of: shown.reference.signal.text))
    for box in shown.record.boxes {
      BoxFrame(
        cells: cells(of: box.pixels), color: color,
        title: shown.reference.signal.text, isHeavy: false, palette: palette
      ).draw(in: picture, on: &grid)
    }
  }

  private func drawAxes(of record: SampleRecord, on grid: inout CellGrid) {
    guard let center = record.centerFrequency, let rate = record.sampleRate, rate > 0,
      (center.magnitude + rate).isFinite
    else { return }
    let band = ((center - rate / 2) * 1e6)...((center + rate / 2) * 1e6)
    FrequencyAxisView(
      frequencies: band, unit: FrequencyUnit(for: band), palette: palette
    )
    .draw(in: layout.frequencyAxis, marking: nil, on: &grid)
    let axis = layout.timeAxis
    for x in axis.columns { grid[x, axis.row] = Cell("─", foreground: palette.dim) }
    grid.write("0", column: axis.column, row: axis.row + 1, foreground: palette.dim)
    if let duration = record.duration {
      let text = Quantity.time(duration)
      grid.write(
        text, column: axis.columns.upperBound - text.unicodeScalars.count, row: axis.row + 1,
        foreground: palette.dim)
    }
  }

  /// The cells that a box was drawn on. Its edges were cut to whole pixels, so that it is the far end
  /// of its first pixel, not the near one, that lies in the first of those cells.
  private func cells(of box: PixelBox) -> Rect {
    let columns = cells(from: box.xMin, to: box.xMax, of: layout.picture.width)
    let rows = cells(from: box.yMin, to: box.yMax, of: layout.picture.height)
    return Rect(
      column: columns.lowerBound, row: rows.lowerBound, width: columns.count, height: rows.count)
  }

  /// Which of `count` cells along one side of the picture the pixels `start..<end` of the image take.
  private func cells(from start: Int, to end: Int, of count: Int) -> ClosedRange<Int> {
    let side = SpectrogramImage.side
    let first = ((min(max(0, start), side - 1) + 1) * count - 1) / side
    let last = min(max(0, end - 1), side - 1) * count / side
    return first...max(first, last)
  }
}
