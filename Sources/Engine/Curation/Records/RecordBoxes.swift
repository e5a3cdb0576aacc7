import Datasets
import Foundations
import Labels

/// The boxes that records give for one screenshot, before its size is known.
struct RecordBoxes: Sendable {
  /// The side of the box of a click, in pixels.
  static let clickSide = 50.0
  /// The class of a click on an element of unknown type.
  static let clickTarget = "click_target"

  /// A box and the line that it comes from.
  private struct Entry: Sendable {
    var box: ContentBox
    var line: Int
    var field: String
  }

  /// A box that is outside of the screenshot.
  struct Outside: Sendable, Equatable {
    var line: Int
    var field: String
  }

  /// The context of the action that comes first, with the states of all.
  private(set) var origin: PictureOrigin
  /// The line of the action that comes first.
  let line: Int
  private var entries: [Entry] = []
  /// The boxes as texts, for finding repeated ones.
  private var seen: Set<ContentBox> = []

  /// No boxes yet, of the screenshot of `record`. `records` is the name of the records file.
  init(_ record: ActionRecord, screenshot: String, records: String, line: Int) {
    self.line = line
    origin = PictureOrigin(
      source: screenshot, actionID: record.actionID, actionType: record.actionType,
      timestamp: record.startTime, success: record.success,
      attributes: ["records": .string(records)])
  }

  /// Adds the boxes of `record` on line number `line`. Equal boxes are kept once.
  mutating func add(_ record: ActionRecord, line: Int) {
    for state in record.activeStates where !origin.activeStates.contains(state) {
      origin.activeStates.append(state)
    }
    if let match = record.match {
      add(
        ContentBox(
          className: match.imageID, x: match.x, y: match.y, width: match.width,
          height: match.height, confidence: match.confidence, source: .templateMatching,
          verified: false), line, "match_summary.location")
    }
    if let click = record.click {
      let side = Self.clickSide
      add(
        ContentBox(
          className: click.targetType ?? Self.clickTarget, x: click.x - side / 2,
          y: click.y - side / 2, width: side, height: side, source: .userClick, verified: true),
        line, "clicked_location")
    }
  }

  private mutating func add(_ box: ContentBox, _ line: Int, _ field: String) {
    var place = box
    place.confidence = nil
    if seen.insert(place).inserted { entries.append(Entry(box: box, line: line, field: field)) }
  }

  /// The boxes clamped to a screenshot of this size, and those that are outside of it.
  func clamped(width: Int, height: Int) -> (boxes: [ContentBox], outside: [Outside]) {
    var boxes: [ContentBox] = []
    var outside: [Outside] = []
    for entry in entries {
      if let box = Self.clamp(entry.box, width: Double(width), height: Double(height)) {
        boxes.append(box)
      } else {
        outside.append(Outside(line: entry.line, field: entry.field))
      }
    }
    return (boxes, outside)
  }

  /// The part of `box` inside a screenshot of this size; nil if there is none.
  private static func clamp(_ box: ContentBox, width: Double, height: Double) -> ContentBox? {
    let (left, right) = (max(box.x, 0), min(box.x + box.width, width))
    let (top, bottom) = (max(box.y, 0), min(box.y + box.height, height))
    guard left < right, top < bottom else { return nil }
    var clamped = box
    (clamped.x, clamped.width) = (left, right - left)
    (clamped.y, clamped.height) = (top, bottom - top)
    return clamped
  }
}
