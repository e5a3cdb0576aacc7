import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Labels

@Suite("Editing histories in files")
struct LabelHistoryFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("history/x.history").path }

  init() throws { folder = try .inMemory() }

  private func file(limit: Int = LabelHistoryFile.standardLimit) -> LabelHistoryFile {
    LabelHistoryFile(path: path, document: "/data/X.rfcap", limit: limit)
  }

  /// Plays `steps` random actions and appends them; returns the history.
  @discardableResult
  private func play(
    _ steps: Int, seed: UInt64, on file: LabelHistoryFile, from history: LabelHistory? = nil
  ) throws -> LabelHistory {
    var hands = HistoryHands(seed: seed)
    var history = history ?? LabelHistory([])
    for _ in 0..<steps {
      hands.act(on: &history)
      try file.append(history.takeRecords())
    }
    return history
  }

  private func states(_ history: LabelHistory) -> [Set<Annotation>] {
    var history = history
    while history.undo() {}
    var states = [Set(history.current)]
    while history.redo() { states.append(Set(history.current)) }
    return states
  }

  @Test("10,000 random actions over many restarts: every state can be reached again")
  func restarts() throws {
    var history = LabelHistory([])
    for session in 0..<20 {
      let file = file()
      var restored = LabelHistory(history.current)
      restored.restore(try file.restore(for: history.current))
      #expect(restored.timeline.undoCount == history.timeline.undoCount)
      #expect(states(restored) == states(history))
      history = try play(500, seed: UInt64(session), on: file, from: restored)
    }
    #expect(history.timeline.undoCount > 1000)
  }

  @Test("a file that was cut at any byte gives a history that ends with the labels")
  func cuts() throws {
    let history = try play(30, seed: 3, on: file())
    let whole = try Data(contentsOf: URL(filePath: path))
    for count in 0...whole.count {
      try whole.prefix(count).write(to: URL(filePath: path))
      var restored = LabelHistory(history.current)
      restored.restore(try file().restore(for: history.current))
      #expect(Set(restored.current) == Set(history.current))
      while restored.undo() {}
      while restored.redo() {}
    }
  }

  @Test("a damaged file is refused with a sentence that names it, and replaced at the next step")
  func damage() throws {
    let history = try play(30, seed: 4, on: file())
    let whole = try [UInt8](Data(contentsOf: URL(filePath: path)))
    var generator = SeededGenerator(seed: 5)
    var refused = 0
    for _ in 0..<300 {
      var bytes = whole
      ByteMutation.apply(to: &bytes, &generator)
      try Data(bytes).write(to: URL(filePath: path))
      do {
        _ = try file().restore(for: history.current)
      } catch {
        refused += 1
        #expect("\(error)".contains(path) && "\(error)".contains("labels are complete"))
      }
    }
    #expect(refused > 100)

    try Data("{}\n".utf8).write(to: URL(filePath: path))
    let file = file()
    #expect(throws: LabelHistoryError.self) { try file.restore(for: history.current) }
    let new = try play(5, seed: 6, on: file)
    file.close()
    #expect(try self.file().restore(for: new.current).undoCount == new.timeline.undoCount)
  }

  @Test("the history of another document or version is refused")
  func foreign() throws {
    try play(30, seed: 1, on: LabelHistoryFile(path: path, document: "/data/Y.rfcap"))
    let error = #expect(throws: LabelHistoryError.self) { try file().restore(for: []) }
    #expect(error?.description.contains("it is about /data/Y.rfcap") == true)
  }

  @Test("numbers that no box can have are refused")
  func numbers() throws {
    var hands = HistoryHands(seed: 1)
    for (x, y, layer) in [
      ([5, 5], [1.0, 2], 0), ([Int.min, .max], [1, 2], 0), ([1, 2], [3, 2], 0),
      ([1, 2], [1, 1e300], 0), ([1, 2], [1, 2], -1), ([1], [1, 2], 0),
    ] {
      var line = HistoryLine(
        .step(LabelStep([LabelStep.Change(before: nil, after: hands.box(), index: 0)!])))
      line.step![0].after!.x = x
      line.step![0].after!.y = y
      line.step![0].after!.layer = layer
      try FileManager.default.createDirectory(
        at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
      try (HistoryLine(document: "/data/X.rfcap").text() + line.text())
        .write(to: URL(filePath: path))
      #expect(throws: LabelHistoryError.self) { try file().restore(for: []) }
    }
  }

  @Test("while one program keeps the history, another neither reads nor changes it")
  func twoPrograms() throws {
    let first = file()
    let history = try play(20, seed: 8, on: first)
    let before = try Data(contentsOf: URL(filePath: path))
    let second = file()
    #expect(try second.restore(for: history.current).isEmpty)
    try play(5, seed: 9, on: second)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    first.close()
    #expect(try file().restore(for: history.current).undoCount == history.timeline.undoCount)
  }

  @Test("labels without the last steps: these can be redone")
  func unwrittenSteps() throws {
    let history = try play(40, seed: 11, on: file())
    var earlier = history
    #expect(earlier.undo() && earlier.undo())
    var restored = LabelHistory(earlier.current)
    restored.restore(try file().restore(for: earlier.current))
    #expect(restored.timeline.redoCount == earlier.timeline.redoCount)
    #expect(restored.redo() && restored.redo() && Set(restored.current) == Set(history.current))
  }

  @Test("changes of another program become an amendment, and those of marks change no box")
  func otherPrograms() throws {
    let boxes = (0..<3).map {
      Annotation(box: Box(x: (10 * $0)..<(10 * $0 + 5), y: 1...2), label: "a")
    }
    let file = file()
    var history = LabelHistory([])
    for box in boxes { history.add([box]) }
    history.change([boxes[2].id]) { $0.label = "b" }
    try file.append(history.takeRecords())
    file.close()

    var changed = history.current
    changed[0].label = "theirs"
    changed.remove(at: 1)
    changed[1].savedSample = "b/1"
    var restored = LabelHistory(changed)
    restored.restore(try self.file().restore(for: changed))
    _ = restored.undo()
    #expect(restored.current.map(\.label) == ["theirs", "a"])
    #expect(restored.current.map(\.savedSample) == [nil, nil])
    while restored.undo() {}
    #expect(restored.current.map(\.label) == [])
    while restored.redo() {}
    #expect(restored.current.map(\.label) == ["theirs", "b"])
    #expect(restored.current.last?.savedSample == "b/1")
  }

  @Test("labels of which no box is as the history left it get no history")
  func otherLabels() throws {
    try play(20, seed: 12, on: file())
    var hands = HistoryHands(seed: 99)
    #expect(try file().restore(for: [hands.box(), hands.box()]).isEmpty)
    #expect(try file().restore(for: []).isEmpty)
  }

  @Test("a file that would become too large loses its oldest steps only")
  func limit() throws {
    let file = file(limit: 20_000)
    var history = LabelHistory([])
    var hands = HistoryHands(seed: 2)
    for _ in 0..<300 {
      history.add([hands.box()])
      try file.append(history.takeRecords())
      let size = try #require(FileIdentity(path)).size
      #expect(size <= 20_000)
    }
    file.close()
    let timeline = try self.file().restore(for: history.current)
    #expect((20..<300).contains(timeline.undoCount))
    var restored = LabelHistory(history.current)
    restored.restore(timeline)
    while restored.undo() {}
    #expect(restored.current == history.current.dropLast(timeline.undoCount))
  }

  @Test("a step that is larger than the limit begins a new history")
  func hugeStep() throws {
    let file = file(limit: 2_000)
    var hands = HistoryHands(seed: 2)
    var history = LabelHistory([])
    history.add((0..<100).map { _ in hands.box() })
    try file.append(history.takeRecords())
    history.add([hands.box()])
    try file.append(history.takeRecords())
    file.close()
    #expect(try self.file().restore(for: history.current).undoCount == 1)
  }
}
