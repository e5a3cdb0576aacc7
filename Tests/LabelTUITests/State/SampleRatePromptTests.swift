import Foundation
import Radio
import TestSupport
import Testing

@testable import TerminalKit
@testable import Workstation

@Suite("The prompt for a missing sample rate")
struct SampleRatePromptTests {
  private let folder: TemporaryFolder
  private let file: URL

  init() throws {
    folder = try TemporaryFolder()
    for name in ["x.cs8", "y.cs8"] {
      try Data([UInt8](repeating: 0x40, count: 4000)).write(to: folder.file(name))
    }
    file = folder.file("x.cs8")
  }

  private func jobs(asked: CaptureParameters = CaptureParameters()) -> CaptureLoader {
    let state = folder.file("state")
    return CaptureLoader(
      captures: OpenCaptures(), stateFolder: state,
      opener: CaptureOpener(options: asked, stateFolder: state), paths: [folder.url])
  }

  private func entries(_ jobs: CaptureLoader) throws -> [ListEntry] {
    let report = ProgressReport(kind: .listing, mailbox: try Mailbox(), cancel: CancelFlag())
    return jobs.list([folder.url], report: report)
  }

  private func state(_ entries: [ListEntry], paths: [URL]) -> AppState {
    var state = AppState(
      size: KeyScript.size, paths: paths, dataset: folder.file("d"), windowSeconds: 0.2,
      place: .list(ListState()))
    _ = state.update(.listed(entries))
    return state
  }

  private func press(_ state: inout AppState, _ keys: [Key]) -> [Job] {
    keys.flatMap { state.update(.terminal(.key($0))) }
  }

  @Test("opening a capture from the list shows it; invalid input shows it again")
  func prompt() throws {
    var state = state(try entries(jobs()), paths: [folder.url])
    #expect(state.list?.entries.map(\.content) == [.rateUnknown, .rateUnknown])
    #expect(ScreenView(state, colorClass: .none).draw().text(row: 2).contains("rate?"))
    #expect(press(&state, [.enter]).isEmpty)
    #expect(state.prompt?.purpose == .sampleRate(file))
    #expect(press(&state, [.character("x"), .enter]).isEmpty)
    #expect(state.prompt?.text == "x" && state.message?.kind == .error)
    let opened = press(&state, [.backspace, .character("2"), .character("M"), .enter])
    #expect(opened == [.capture(.open(file, id: 1, sampleRate: 2e6))])
  }

  @Test("an empty answer and Esc open nothing")
  func nothing() throws {
    var state = state(try entries(jobs()), paths: [folder.url])
    #expect(press(&state, [.enter, .enter]).isEmpty && state.prompt == nil)
    #expect(press(&state, [.enter, .escape]).isEmpty && state.prompt == nil)
  }

  @Test("it appears at once if the program was started with this one file")
  func onlyFile() throws {
    let entry = ListEntry(url: file, name: "x.cs8", content: .rateUnknown)
    #expect(state([entry], paths: [file]).prompt?.purpose == .sampleRate(file))
  }

  @Test("the input is remembered for that file; options for a folder are not remembered")
  func remembered() throws {
    var asked = CaptureParameters()
    asked.sampleRate = 5
    let jobs = jobs(asked: asked)
    #expect(try entries(jobs).map(\.content) == [.rateUnknown, .rateUnknown])
    guard case .opened(_, let capture, _, _) = try jobs.open(file, id: 1, sampleRate: 2e6) else {
      Issue.record("not opened")
      return
    }
    #expect(capture.sampleRate == 2e6)
    // The file is read again while it is open.
    guard case .grown(_, let grown)? = try jobs.reload(1) else {
      Issue.record("not reloaded")
      return
    }
    #expect(grown.sampleRate == 2e6)
    let listed = try entries(self.jobs())
    #expect(listed.map(\.content) == [.capture(capture, boxes: BoxCount()), .rateUnknown])
  }

  @Test("the list shows the rate after the capture is closed")
  func list() throws {
    var list = ListState()
    list.entries = try entries(jobs())
    guard case .opened(_, let capture, _, _) = try jobs().open(file, id: 1, sampleRate: 2e6) else {
      Issue.record("not opened")
      return
    }
    list.update(capture, boxes: BoxCount(labels: 4), gain: 0)
    #expect(
      list.entries.map(\.content) == [.capture(capture, boxes: BoxCount(labels: 4)), .rateUnknown])
  }
}
