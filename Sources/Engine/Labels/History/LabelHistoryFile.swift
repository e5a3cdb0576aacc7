import FoundationEssentials
import Foundations
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// The editing history of a document in a file that is only appended to, so that undo works after a restart.
///
/// While one program appends, it holds the lock of the file; others neither read nor write it. The file is not needed
/// to read the labels.
package final class LabelHistoryFile: Sendable {
  /// The maximum size in bytes. Before it would become larger, the oldest steps are removed until half of it remains.
  package static let standardLimit = 32 << 20
  /// The file extension of history files.
  package static let ending = "history"
  /// The number of bytes to read at most; a record can be larger than the limit for a moment.
  private static let readingLimit = 256 << 20

  /// The file, open and locked.
  private final class Held: Sendable {
    let file: OpenFile

    init(_ file: consuming OpenFile) { self.file = file }
  }

  private struct State {
    /// Nil until the file is opened.
    var held: Held?
    /// The number of valid bytes; an incomplete line of a killed program may follow.
    var size = 0
    /// Whether another program writes the history, or this one could not.
    var hasGivenUp = false
  }

  private let path: String
  /// The path of the document.
  private let document: String
  private let limit: Int
  private let state = Mutex(State())

  /// The history of `document`, the path of a document, in the file at `path`.
  package init(path: String, document: String, limit: Int = standardLimit) {
    (self.path, self.document, self.limit) = (path, document, limit)
  }

  // MARK: Reading

  /// Reads the history and continues it with `annotations`, the boxes of the document. It is empty if there is no
  /// file, if another program holds it, or if it belongs to other labels. Throws `FileError` or `LabelHistoryError` if
  /// the file cannot be used; then the next record begins a new history.
  package func restore(for annotations: [Annotation]) throws -> LabelTimeline {
    guard try FileSystem.isThere(path) else { return LabelTimeline() }
    return try state.withLock { state in
      guard let held = try hold(&state) else { return LabelTimeline() }
      var timeline = try read(held, &state)
      guard let news = timeline.adapt(to: annotations) else {
        state.size = 0
        return LabelTimeline()
      }
      try append(news, held, &state)
      return timeline
    }
  }

  /// Opens and locks the file, which is created if necessary; nil if another program holds it.
  private func hold(_ state: inout State) throws -> Held? {
    if state.hasGivenUp { return nil }
    if let held = state.held { return held }
    state.hasGivenUp = true
    // The file may be replaced before it is locked.
    for _ in 0..<10 {
      let opened = try OpenFile(path, flags: O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK)
      _ = try opened.regularFileSize
      if case .heldByAnother = opened.lockIfFree() { return nil }
      guard try !opened.isNameless else { continue }
      let held = Held(opened)
      (state.held, state.size, state.hasGivenUp) = (held, 0, false)
      return held
    }
    return nil
  }

  /// The timeline of the file. An incomplete last line is ignored.
  private func read(_ held: Held, _ state: inout State) throws -> LabelTimeline {
    state.size = 0
    let data = try held.file.contents(limit: Self.readingLimit)
    guard let end = data.lastIndex(of: HistoryLine.newline) else { return LabelTimeline() }
    let lines = data[...end].split(separator: HistoryLine.newline, omittingEmptySubsequences: false)
    var timeline = LabelTimeline()
    for (index, text) in lines.dropLast().enumerated() {
      do {
        let line = try HistoryLine(text: text)
        if index == 0 {
          try check(line.history)
        } else if let record = try line.record() {
          timeline.apply(record)
        } else {
          throw LabelHistoryError.damaged(
            path: path, line: index + 1, reason: "it has no known record")
        }
      } catch let error as DecodingError {
        throw LabelHistoryError.damaged(
          path: path, line: index + 1, reason: DecodingProblem.sentence(error))
      }
    }
    state.size = data.distance(from: data.startIndex, to: end) + 1
    return timeline
  }

  private func check(_ header: HistoryLine.Header?) throws {
    guard let header else {
      throw LabelHistoryError.unreadable(path: path, reason: "its first line is no header")
    }
    guard header.version == HistoryLine.version else {
      throw LabelHistoryError.unreadable(
        path: path, reason: "its version is \(header.version), not \(HistoryLine.version)")
    }
    guard header.document == document else {
      throw LabelHistoryError.unreadable(path: path, reason: "it is about \(header.document)")
    }
  }

  /// Closes the file, so that another program can continue it.
  package func close() { state.withLock { $0 = State() } }

  // MARK: Writing

  /// Appends `records`. Throws `FileError` if the file cannot be written; then the history is not kept any more.
  package func append(_ records: [LabelHistoryRecord]) throws {
    guard !records.isEmpty else { return }
    try state.withLock { state in
      let isKnown = state.held != nil
      if !isKnown, !state.hasGivenUp { try FileSystem.createFolder(FileSystem.parent(of: path)) }
      guard let held = try hold(&state) else { return }
      // A file that appeared since `restore` has steps of another program.
      if !isKnown, try held.file.size > 0 {
        (state.held, state.hasGivenUp) = (nil, true)
        return
      }
      try append(records, held, &state)
    }
  }

  private func append(
    _ records: [LabelHistoryRecord], _ held: Held, _ state: inout State
  ) throws {
    guard !records.isEmpty else { return }
    var data = state.size == 0 ? try HistoryLine(document: document).text() : Data()
    for record in records { data += try HistoryLine(record).text() }
    do {
      if try held.file.size != state.size { try held.file.truncate(to: state.size) }
      guard state.size + data.count <= limit else {
        return try shorten(adding: records, held, &state)
      }
      try held.file.write(data)
      state.size += data.count
    } catch {
      // A history with a gap would undo the wrong steps.
      try? held.file.truncate(to: state.size)
      (state.held, state.hasGivenUp) = (nil, true)
      throw error
    }
  }

  /// Replaces the file by one with `records` and with as many of the latest steps as fit in half of the limit.
  private func shorten(
    adding records: [LabelHistoryRecord], _ held: Held, _ state: inout State
  ) throws {
    var timeline = try read(held, &state)
    for record in records { timeline.apply(record) }
    var data = try text(of: timeline)
    while data.count > limit / 2, timeline.undoCount > 0 {
      timeline.dropOldest(timeline.undoCount / 2 + 1)
      data = try text(of: timeline)
    }
    if data.count > limit { data = try HistoryLine(document: document).text() }
    try AtomicFile.write(data, to: path, durability: .whole)
    state.held = nil
    if try hold(&state) != nil { state.size = data.count }
  }

  private func text(of timeline: LabelTimeline) throws -> Data {
    var data = try HistoryLine(document: document).text()
    for record in timeline.records { data += try HistoryLine(record).text() }
    return data
  }
}
