import FoundationEssentials
import Labels
import TerminalKit

/// The list of the boxes of a document. It keeps a copy of the boxes, sorted, so that drawing looks only at the lines on
/// the screen.
struct BoxListState: Sendable {
  /// What the list is sorted by.
  enum Order: String, CaseIterable, Sendable {
    case time
    case label = "class"
    /// The longest box first.
    case duration
    /// The widest box first.
    case bandwidth
    /// The least certain proposal first; boxes without a confidence are last.
    case confidence
  }

  /// A line of the list.
  struct Line: Sendable, Equatable {
    /// The number of the box in the order of the document, from 1.
    let number: Int
    let annotation: Annotation
  }

  let documentID: Int
  private(set) var order = Order.time
  /// The words that the listed boxes must match.
  private(set) var filter = ""
  private(set) var selection = LineSelection()
  /// The boxes as they are in the document.
  private var source: [Annotation] = []
  private var inDataset: Set<UUID>?
  /// The boxes in the order of the document.
  private var sorted: [Annotation] = []
  /// The listed boxes: their indices in `sorted`.
  private var lines: [Int] = []

  /// A list of the boxes of `canvas`.
  init(of canvas: Canvas, visible: Int) {
    documentID = canvas.id
    follow(canvas, visible: visible)
    if let id = canvas.selected?.id { select(id, visible: visible) }
  }

  /// The number of listed boxes.
  var count: Int { lines.count }
  /// The numbers of boxes and proposals of the document.
  private(set) var total = BoxCount()

  /// Line `index` of the list; nil if there is none.
  subscript(index: Int) -> Line? {
    guard lines.indices.contains(index) else { return nil }
    return Line(number: lines[index] + 1, annotation: sorted[lines[index]])
  }

  /// The selected box; nil if the list is empty.
  var selected: Annotation? { self[selection.index]?.annotation }

  /// Lists the boxes of `canvas` as they are now; does nothing if they have not changed.
  mutating func follow(_ canvas: Canvas, visible: Int) {
    let (boxes, saved) = (canvas.boxes, canvas.editor.boxesInDataset)
    // Both comparisons are immediate for values that were not changed.
    guard boxes != source || saved != inDataset else { return }
    (source, inDataset) = (boxes, saved)
    total = canvas.editor.count
    let order = source.indices.sorted { source[$0].box.isBefore(source[$1].box) }
    sorted = order.map { source[$0] }
    makeLines(visible: visible)
  }

  /// Sorts by the next order.
  mutating func useNextOrder(visible: Int) {
    order = order.next
    makeLines(visible: visible)
  }

  /// Lists the boxes that match `text`.
  mutating func setFilter(_ text: String, visible: Int) {
    filter = text
    makeLines(visible: visible)
  }

  /// Moves the selection.
  mutating func move(_ step: LineStep, times: Int, visible: Int) {
    selection.move(step, times: times, count: count, visible: visible)
  }

  private mutating func select(_ id: UUID, visible: Int) {
    let index = lines.firstIndex { sorted[$0].id == id }
    if let index { selection.select(index, count: count, visible: visible) }
  }

  /// Makes the lines for order and filter. The selected box stays selected if it is still listed, else the line does.
  private mutating func makeLines(visible: Int) {
    let known = selected?.id
    let matcher = BoxFilter(filter)
    var found = sorted.indices.filter { index in
      matcher.matches(sorted[index], isSaved: isSaved(sorted[index]))
    }
    sort(&found)
    lines = found
    selection.select(selection.index, count: count, visible: visible)
    if let known { select(known, visible: visible) }
  }

  /// Whether a sample of the dataset contains `annotation` unchanged.
  func isSaved(_ annotation: Annotation) -> Bool {
    annotation.savedSample != nil && inDataset?.contains(annotation.id) != false
  }

  private func sort(_ found: inout [Int]) {
    switch order {
    case .time: break
    case .label: sort(&found) { $0.label ?? "\u{10FFFF}" }
    case .duration: sort(&found) { -$0.box.x.count }
    case .bandwidth: sort(&found) { $0.box.y.lowerBound - $0.box.y.upperBound }
    case .confidence: sort(&found) { $0.isUnverified ? $0.proposal?.confidence ?? 1 : 2 }
    }
  }

  /// Sorts by `key`; boxes with the same one stay in the order of the document.
  private func sort<Key: Comparable>(_ found: inout [Int], by key: (Annotation) -> Key) {
    let keyed = found.map { (key(sorted[$0]), $0) }
    found = keyed.sorted { $0 < $1 }.map(\.1)
  }
}
