import Datasets
import Foundations
import TerminalKit

/// The sample under review: the image that was saved, with its boxes.
struct ReviewView {
  let review: ReviewState
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }
  private var layout: DocumentLayout { state.layout(of: .sample) }

  func draw(on grid: inout CellGrid) {
    let texts = ReviewTexts(review: review, state: state)
    let facts = (review.currentSample?.content).map(Self.facts) ?? []
    HeaderView(palette: palette).draw(
      review.current.map(\.description) ?? "Review", facts: facts, right: texts.position,
      in: layout.header, on: &grid)
    if let shown = review.shown, shown.key == review.current {
      SampleImageView(sample: shown, classes: state.classes, drawing: context.drawing)
        .draw(in: layout, on: &grid)
    } else {
      drawPlaceholder(texts, on: &grid)
    }
    StatusView(state: state, context: context).draw(
      readout: texts.readout, status: layout.status, hints: layout.hints, on: &grid)
  }

  private func drawPlaceholder(_ texts: ReviewTexts, on grid: inout CellGrid) {
    let isError = review.failure != nil && !review.isLoading
    grid.write(
      isError ? review.failure ?? "" : texts.placeholder, column: layout.picture.column,
      row: layout.picture.row + 1, limit: layout.picture.width,
      foreground: isError ? palette.error : palette.dim)
  }

  /// Where `content` comes from and how many boxes it has, for headers.
  static func facts(of content: SampleContent) -> [String] {
    var facts: [String] = []
    if let source = content.origin.source { facts.append(VisibleText.of(source)) }
    switch content.origin {
    case .capture(let origin):
      if let offset = origin.timeOffset { facts.append("at \(Quantity.time(offset))") }
    case .picture(let origin):
      if let camera = origin.attributes["camera"]?.asText,
        let row = origin.attributes["frame"]?.asInteger
      {
        // Rows count from 0, and the frames that the user sees from 1.
        facts.append("\(VisibleText.of(camera)) frame \(row &+ 1)")
      }
      facts.append("\(content.width) × \(content.height)")
    }
    facts.append(Quantity.count(content.boxes.count, "box", "boxes"))
    if let least = content.boxes.compactMap(\.confidence).min() {
      facts.append("confidence \(Int((least * 100).rounded())) %")
    }
    if content.revision > 1 { facts.append("revision \(content.revision)") }
    return facts
  }
}
