import Datasets
import Foundations
import TerminalKit

/// The sample under review: the image that was saved, with its boxes.
struct ReviewView {
  let review: ReviewState
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }
  private var layout: DocumentLayout { DocumentLayout(size: state.size, instruments: []) }

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
      facts.append(Quantity.count(record.boxes.count, "box", "boxes"))
    }
    let name = review.current.map(\.description) ?? "Review"
    let position = review.samples.isEmpty ? "" : "\(review.index + 1)/\(review.samples.count)"
    HeaderView(palette: palette)
      .draw(name, facts: facts, right: position, in: layout.header, on: &grid)
  }

  /// The progress of the review, and the review of the sample on the screen.
  private var readout: String {
    guard !review.samples.isEmpty else { return "" }
    var text =
      "\(review.reviewedCount) of \(review.samples.count) reviewed: \(review.count(.good)) good, "
      + "\(review.count(.bad)) bad, \(review.count(.skip)) skipped"
    if let current = review.current, let known = review.reviews[current] {
      text += "  ·  this one: \(known.status.rawValue)"
      if !known.notes.isEmpty { text += " (\(VisibleText.of(known.notes)))" }
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
      text =
        "No samples yet. Press \(state.keyName(.sample(.saveWindow))) in a capture to save one."
    }
    let isError = review.failure != nil
    grid.write(
      text, column: layout.picture.column, row: layout.picture.row + 1,
      limit: layout.picture.width, foreground: isError ? palette.error : palette.dim)
  }

  private func drawImage(_ shown: ReviewState.ShownSample, on grid: inout CellGrid) {
    let label = shown.reference.signal.text
    InferenceImageView(
      image: shown.image, boxes: shown.record.boxes.map { ($0.pixels, label) },
      band: band(of: shown.record), duration: shown.record.duration, classes: state.classes,
      drawing: context.drawing
    ).draw(in: layout, on: &grid)
  }

  /// RF Hz that the image shows, if the record has valid numbers.
  private func band(of record: SampleRecord) -> ClosedRange<Double>? {
    guard let center = record.centerFrequency, let rate = record.sampleRate, rate > 0,
      ((center.magnitude + rate) * 1e6).isFinite
    else { return nil }
    return ((center - rate / 2) * 1e6)...((center + rate / 2) * 1e6)
  }
}
