import Foundation
import TestSupport
import Testing

@testable import Labels
@testable import Radio
@testable import Workstation

@Suite("Undo after a restart")
struct RestartTests {
  private let folder: TemporaryFolder
  private let capture: Capture

  init() throws {
    folder = try .inMemory()
    var facts = CaptureFacts(
      url: folder.file("X.rfcap"), container: .rfcap,
      layout: SampleLayout(format: .cf32LE, headerBytes: 512, fileSize: 512 + 8 * 100_000))
    facts.sampleRate = 10e6
    facts.centerFrequency = 100e6
    facts.signalName = "X"
    capture = try Capture(facts)
  }

  /// The program with its label file and its history file, until it ends.
  private struct Session {
    var script: KeyScript
    let labels: CaptureLabels
    let history: LabelHistoryFile
    private var doneJobs = 0

    init(_ capture: Capture, in folder: TemporaryFolder) throws {
      labels = CaptureLabels(of: capture, stateFolder: folder.file("state"))
      history = LabelHistoryFile(
        path: folder.file("state/history/x.history").path, document: capture.url.path,
        limit: 256 << 20)
      let annotations = labels.open().annotations
      script = KeyScript(annotations: annotations, classes: ["a", "b"])
      let timeline = try history.restore(for: annotations)
      script.play(.labels(.restoredHistory(id: 1, timeline)))
      doneJobs = script.jobs.count
    }

    /// Performs the jobs that the keys made.
    mutating func write() throws {
      var last: LabelRevision?
      for job in script.jobs.dropFirst(doneJobs) {
        switch job {
        case .labels(.record(_, let records)): try history.append(records)
        case .labels(.write(_, let revision)): last = revision
        default: break
        }
      }
      doneJobs = script.jobs.count
      if let last { try labels.write(last) }
    }
  }

  @Test("10,000 actions over 20 restarts: all states come back by undo and redo, on disk too")
  func randomActions() throws {
    var hands = EditingHands(seed: 7)
    var session = try Session(capture, in: folder)
    var states: [Set<Annotation>] = [Set(session.script.boxes)]
    for number in 0..<20 {
      if number > 0 {
        session.history.close()
        session = try Session(capture, in: folder)
        #expect(Set(session.script.boxes) == states.last)
      }
      for action in 0..<500 {
        let before = session.script.canvas.editor.boxes.timeline.undoCount
        hands.edit(&session.script)
        while session.script.state.prompt != nil { session.script.press(.escape) }
        session.script.press(.escape)
        // So many boxes that a label file takes long are not what this test is about.
        if session.script.boxes.count > 60 {
          session.script.type("V")
          session.script.type("d")
        }
        if action % 20 == 0 { try session.write() }
        let after = session.script.canvas.editor.boxes.timeline.undoCount
        // Giving a box its earlier class again takes the step back.
        #expect(after >= before - 1 || after == 0)
      }
      try session.write()
      states.append(Set(session.script.boxes))
    }
    session.history.close()
    session = try Session(capture, in: folder)
    let end = session.script.boxes
    let undone = undoAll(&session.script)
    #expect(undone > 3000 && session.script.boxes.isEmpty)
    try session.write()
    #expect(session.labels.load().annotations.isEmpty)

    session.history.close()
    session = try Session(capture, in: folder)
    var redone = 0
    while session.script.canvas.editor.boxes.timeline.redoCount > 0 {
      session.script.type("U")
      redone += 1
    }
    #expect(redone == undone && Set(session.script.boxes) == Set(end))
    try session.write()
    try checkWithPython()
  }

  private func undoAll(_ script: inout KeyScript) -> Int {
    var count = 0
    while script.canvas.editor.boxes.timeline.undoCount > 0 {
      script.type("u")
      count += 1
    }
    return count
  }

  /// Loads the label file with the reference implementation of SigMF, if it is installed.
  private func checkWithPython() throws {
    guard let python = Python.having("sigmf") else { return }
    let script = """
      import json, sys
      from sigmf.sigmffile import SigMFFile
      file = SigMFFile(metadata=json.load(open(sys.argv[1])))
      file.validate()
      print(len(file.get_annotations()))
      """
    let path = capture.facts.metadata.path
    let outcome = try python.run(script, arguments: [path])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test("a history with boxes that the document cannot have is not restored")
  func foreignBoxes() throws {
    var history = LabelHistory([])
    history.add([Annotation(box: Box(x: 0..<1_000_000, y: 99e6...101e6), label: "a")])
    _ = history.undo()
    var script = KeyScript()
    script.play(.labels(.restoredHistory(id: 1, history.timeline)))
    script.type("U")
    #expect(script.boxes.isEmpty)
    #expect(script.state.log.contains { $0.text.contains("does not fit") })
  }

  @Test("opening a document asks for its history, and a change is recorded before it is written")
  func jobs() {
    var script = KeyScript()
    #expect(script.jobs.contains(.labels(.restoreHistory(id: 1, []))))
    script.type("vlt")
    script.type("x")
    script.press(.enter)
    let record = script.jobs.firstIndex { if case .labels(.record) = $0 { true } else { false } }
    let write = script.jobs.firstIndex { if case .labels(.write) = $0 { true } else { false } }
    #expect(record != nil && write != nil && record! < write!)
  }
}
