import FoundationEssentials
import Foundations
import Radio
import TerminalKit

/// The documents to choose from, one per line.
struct ListView {
  let list: ListState
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }
  private var layout: ListLayout { ListLayout(size: state.size) }

  /// The widths of the columns after the name, including a space before each.
  private var widths: (frequency: Int, rate: Int, duration: Int, labels: Int) {
    (16, 13, 11, list.order != .gain && list.hasProposals ? 17 : 8)
  }

  private var nameWidth: Int {
    let others = widths.frequency + widths.rate + widths.duration + widths.labels
    return max(8, state.size.width - others - 1)
  }

  func draw(on grid: inout CellGrid) {
    HeaderView(palette: palette).draw(
      "LabelTUI", facts: ["dataset \(VisibleText.of(state.dataset.lastPathComponent))"],
      right: list.isLoading ? "reading…" : entryCount,
      in: layout.header, on: &grid)
    drawTitles(on: &grid)
    if list.entries.isEmpty, !list.isLoading { drawEmpty(on: &grid) }
    for row in 0..<layout.visibleEntries where list.entries.indices.contains(list.top + row) {
      draw(list.entries[list.top + row], index: list.top + row, on: &grid)
    }
    StatusView(state: state, context: context)
      .draw(readout: readout, status: layout.status, hints: layout.hints, on: &grid)
  }

  private var entryCount: String {
    let name = kindName
    return Quantity.count(list.entries.count, name, name == "pitch" ? "pitches" : nil)
  }

  /// The noun for the entries.
  private var kindName: String {
    switch (list.hasCaptures, list.hasPictures, list.hasPitches) {
    case (false, true, false): "picture"
    case (false, false, true): "pitch"
    case (true, false, false), (false, false, false): "capture"
    case (true, true, _), (true, _, true), (_, true, true): "document"
    }
  }

  private var readout: String {
    guard let entry = list.selectedEntry else { return "" }
    switch entry.content {
    case .unreadable(let reason): return shortened(reason, of: entry)
    case .rateUnknown:
      return "The file has no sample rate. Press \(state.keyName(.list(.open))) to type it."
    case .picture, .pitch: return VisibleText.of(entry.url.path)
    case .capture(let capture, _):
      return capture.warnings.first ?? VisibleText.of(capture.url.path)
    }
  }

  private var titles: [String] {
    let labels = list.hasProposals ? "Labels+proposals" : "Labels"
    let last = list.order == .gain ? "Gain" : labels
    if list.hasPitches { return ["Speed, call", "Seen · both", "Frames·PNG", last] }
    guard list.hasPictures else { return ["Center", "Rate", "Duration", last] }
    return list.hasCaptures
      ? ["Center/size", "Rate/format", "Duration", last] : ["Size", "Format", "", last]
  }

  private func drawTitles(on grid: inout CellGrid) {
    let row = layout.columnTitles.row
    grid.write("Name", column: 1, row: row, foreground: palette.dim)
    for (title, column, width) in columns(titles) {
      grid.write(
        title, column: column + width - title.count, row: row, foreground: palette.dim)
    }
  }

  private func drawEmpty(on grid: inout CellGrid) {
    let lines = [
      "No captures, pictures or pitches here.",
      "labeltui PATH opens an RFCAP, a SigMF recording, raw IQ, a PNG or JPEG, a pitch session, or a folder of them.",
      "labeltui synth capture --out demo.rfcap makes a capture to try.",
    ]
    for (offset, line) in lines.enumerated() {
      grid.write(line, column: 2, row: layout.entries.row + 1 + offset)
    }
  }

  private func draw(_ entry: ListEntry, index: Int, on grid: inout CellGrid) {
    let row = layout.entries.row + index - list.top
    let isSelected = index == list.selection
    let background = isSelected ? palette.bar : Color.standard
    let style: Cell.Style = isSelected && !palette.hasColors ? .reverse : []
    let line = Rect(column: 0, row: row, width: state.size.width, height: 1)
    grid.fill(line, with: Cell(" ", background: background, style: style))
    if isSelected {
      grid.write("▌", column: 0, row: row, foreground: palette.accent, background: background)
    }
    let name = VisibleText.of(entry.name)
    func writeName() {
      grid.write(
        name, column: 1, row: row, limit: nameWidth - 1,
        foreground: isSelected ? palette.bright : .standard, background: background,
        style: style.union(isSelected ? palette.bold : []))
    }
    func writeFacts(_ facts: [String]) {
      for (fact, column, width) in columns(facts) {
        grid.write(
          fact, column: column + max(1, width - fact.count), row: row, limit: width - 1,
          foreground: palette.accent, background: background, style: style)
      }
    }
    switch entry.content {
    case .unreadable(let reason):
      let used = grid.write(
        name, column: 1, row: row, limit: nameWidth - 1, foreground: palette.dim,
        background: background, style: style)
      grid.write(
        shortened(reason, of: entry), column: used + 3, row: row,
        limit: state.size.width - used - 4,
        foreground: palette.error, background: background, style: style)
    case .rateUnknown:
      writeName()
      let (text, column, width) = columns(["", "rate?"])[1]
      grid.write(
        text, column: column + width - text.count, row: row,
        foreground: isSelected ? palette.accent : palette.warning, background: background,
        style: style)
    case .capture(let capture, _):
      writeName()
      writeFacts(facts(of: capture) + [lastFact(of: entry)])
    case .picture(let facts, _):
      writeName()
      writeFacts([facts.sizeText, facts.formatText, "", lastFact(of: entry)])
    case .pitch(let facts, _):
      writeName()
      writeFacts([facts.callText, facts.detectionText, facts.frameText, lastFact(of: entry)])
    }
  }

  /// Center, rate and duration, with as many digits as fit.
  private func facts(of capture: Capture) -> [String] {
    return [
      capture.facts.centerFrequency.map { center in
        fitting(widths.frequency) { Quantity.frequency(center, decimals: $0) }
      } ?? capture.centerText,
      fitting(widths.rate) { Quantity.sampleRate(capture.sampleRate, decimals: $0) },
      Quantity.duration(capture.duration),
    ]
  }

  /// The numbers of boxes; the expected gain, if the list is sorted by it.
  private func lastFact(of entry: ListEntry) -> String {
    switch list.order {
    case .gain: entry.gain > 0 ? Quantity.short(entry.gain, decimals: 1) : "–"
    case .found, .fewestBoxes: entry.boxes.map(text) ?? "–"
    }
  }

  private func text(of boxes: BoxCount) -> String {
    let labels = boxes.labels > 0 ? "\(boxes.labels)" : "–"
    return boxes.proposals > 0 ? "\(labels)+\(boxes.proposals)" : labels
  }

  /// `text` with the most decimals that fit in a column of `width`, because a cut number would be wrong.
  private func fitting(_ width: Int, _ text: (_ decimals: Int) -> String) -> String {
    (0...6).reversed().lazy.map(text).first { $0.count < width } ?? text(0)
  }

  /// `reason` without the path at its start, because the line already shows the name.
  private func shortened(_ reason: String, of entry: ListEntry) -> String {
    let path = VisibleText.of(entry.url.path) + ": "
    return reason.hasPrefix(path) ? String(reason.dropFirst(path.count)) : reason
  }

  /// Pairs `texts` with the columns after the name: the start and width of each.
  private func columns(_ texts: [String]) -> [(text: String, column: Int, width: Int)] {
    var column = nameWidth
    return zip(texts, [widths.frequency, widths.rate, widths.duration, widths.labels]).map {
      text, width in
      defer { column += width }
      return (text, column, width)
    }
  }
}
