import Datasets
import FoundationEssentials
import Foundations
import Imaging

/// Saves the screenshots of records as picture samples, with boxes from matches and clicks
/// (`docs/formats/action-records.md`).
package final class RecordsImport {
  private let store: PictureStore
  private let screenshots: ScreenshotFolder
  private let filter: RecordsFilter
  private let lines: RecordLines
  /// The boxes that are not saved yet, by screenshot, in the order of their first records.
  private var boxes: [String: RecordBoxes] = [:]
  private var order: [String] = []
  private var hasSaved = false
  /// The number of records whose boxes are not saved yet.
  package private(set) var waiting = 0
  /// The counts so far.
  package private(set) var report = RecordsReport()

  /// Reads the file `records`; the paths of its screenshots are relative to the folder `screenshots`. Throws
  /// `FileError` if one of them cannot be opened.
  package init(
    _ records: URL, screenshots: URL, store: PictureStore, filter: RecordsFilter
  ) throws(FileError) {
    self.store = store
    self.filter = filter
    self.screenshots = try ScreenshotFolder(screenshots.path)
    lines = try RecordLines(records.path)
  }

  /// The share of the records file that was read, 0...1.
  package var share: Double { lines.share }

  /// Reads the next record; false if there is none yet.
  package func readNext() throws(FileError) -> Bool {
    guard let line = try lines.next() else { return false }
    take(line)
    return true
  }

  /// Reads the end of the file, which has no newline, as a record. Nothing can be read after it.
  package func readLast() { if let line = lines.last() { take(line) } }

  /// Goes to the start if the file was truncated or replaced by a new one. Call it when there is no
  /// next record. Returns a sentence if so.
  package func followChanges() throws(FileError) -> String? {
    switch try lines.followChanges() {
    case .none: return nil
    case .truncated:
      return "\(VisibleText.of(lines.path)): was truncated; reading it from its start"
    case .replaced(let rest):
      if let rest { take(rest) }
      return "\(VisibleText.of(lines.path)): is a new file; reading it from its start"
    }
  }

  private func take(_ line: RecordLines.Line) {
    switch line {
    case .tooLong(let number):
      report.records += 1
      note(number, "has more than \(RecordLines.limit) bytes; left out")
    case .line(let text, let number):
      guard text.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { return }
      report.records += 1
      do {
        take(try ActionRecord(line: text), line: number)
      } catch {
        note(number, "\(DecodingProblem.sentence(error)); left out")
      }
    }
  }

  private func take(_ record: ActionRecord, line: Int) {
    guard filter.admits(record) else {
      report.filtered += 1
      return
    }
    guard let screenshot = record.screenshot else {
      report.withoutScreenshot += 1
      return
    }
    guard record.match != nil || record.click != nil else {
      report.withoutBox += 1
      return
    }
    if boxes[screenshot] == nil {
      boxes[screenshot] = RecordBoxes(
        record, screenshot: screenshot, records: FileSystem.name(of: lines.path), line: line)
      order.append(screenshot)
    }
    boxes[screenshot]?.add(record, line: line)
    waiting += 1
  }

  private func note(_ line: Int, _ problem: String) {
    report.note("\(VisibleText.of(lines.path)): line \(line): \(VisibleText.of(problem))")
  }

  /// Saves the boxes of the records read so far, one picture after another; when this returns, they are
  /// on disk. `progress` is called with the completed share, 0...1. A screenshot that cannot be read is
  /// reported; throws if the dataset cannot be written.
  package func save(progress: (Double) -> Void = { _ in }) throws {
    let count = order.count
    for index in 0..<count {
      progress(Double(index) / Double(count))
      let screenshot = order[index]
      if let boxes = boxes[screenshot] { try save(boxes, of: screenshot) }
    }
    order.removeAll()
    boxes.removeAll()
    waiting = 0
  }

  private func save(_ found: RecordBoxes, of screenshot: String) throws {
    var draft: PictureDraft
    do {
      let (data, path) = try screenshots.contents(of: screenshot)
      draft = try PictureDraft(
        data: data, path: path, boxes: [], origin: found.origin, labeler: nil)
      try checkPixels(of: draft, at: path)
    } catch {
      return note(found.line, "screenshot_reference \(error); left out")
    }
    let (boxes, outside) = found.clamped(width: draft.facts.width, height: draft.facts.height)
    for place in outside {
      note(
        place.line,
        "\(place.field) is outside of the screenshot (\(draft.facts.width) x \(draft.facts.height)); left out"
      )
    }
    guard !boxes.isEmpty else { return }
    draft.boxes = boxes
    count(try store.save(draft, .adding, pace: .batch))
  }

  /// Throws if the file is new and not a complete picture.
  private func checkPixels(of draft: PictureDraft, at path: String) throws {
    if (try? store.imageURL(of: draft.id)) == nil {
      _ = try PicturePyramid.load(URL(filePath: path))
    }
  }

  private func count(_ outcome: PictureOutcome) {
    switch outcome.change {
    case .saved: report.newPictures += 1
    case .replaced: report.extendedPictures += 1
    case .unchanged: report.unchangedPictures += 1
    }
    if outcome.change != .unchanged { hasSaved = true }
    report.addedBoxes += outcome.addedBoxes
    report.totalPictures = outcome.total
  }

  /// Completes the report, and the files of the dataset that are written after many saves.
  package func finish() throws -> RecordsReport {
    report.pending = waiting
    if hasSaved { try store.finish() }
    return report
  }
}
