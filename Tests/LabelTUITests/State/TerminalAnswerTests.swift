import Testing

@testable import TerminalKit
@testable import Workstation

@Suite("Adapting to the replies of the terminal")
struct TerminalAnswerTests {
  private func state(_ environment: [String: String]) -> AppState {
    var state = KeyScript().state
    state.terminal = TerminalReport(
      environment: environment,
      colors: ColorDecision(choice: nil, environment: environment, terminfoColors: 256))
    return state
  }

  private func answer(_ state: inout AppState, _ replies: TerminalReply...) -> [Job] {
    replies.flatMap { state.update(.terminal(.reply($0))) }
  }

  @Test("the program adapts once, after the last reply")
  func once() {
    var state = state(["TERM": "xterm-256color"])
    let kept = TerminalReply.textAttributes([48, 2, 1, 2, 3])
    #expect(answer(&state, kept, .version("XTerm(379)")).isEmpty)
    #expect(state.terminal.colors.colors == .indexed256)
    #expect(answer(&state, .attributes([62])) == [.terminal(.adapt(state.terminal))])
    #expect(state.terminal.colors == ColorDecision(colors: .direct, reason: .answer))
    let report = state.terminal
    #expect(answer(&state, .attributes([62, 4]), .version("other"), kept).isEmpty)
    #expect(state.terminal == report)
  }

  @Test("cells may change their size at any time")
  func cellSize() {
    var state = state(["TERM": "xterm-256color"])
    for width in [9, 12] {
      let size = PixelSize(width: width, height: 20)
      #expect(answer(&state, .attributes([62]), .cellSize(size)).count == (width == 9 ? 1 : 0))
      #expect(state.terminal.answers.cellSize == size)
    }
  }

  @Test("tmux is asked next, and if it drops colors the log shows the fix")
  func tmux() throws {
    var state = state(["TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0"])
    #expect(
      answer(&state, .attributes([1, 2])) == [
        .terminal(.adapt(state.terminal)), .terminal(.askTmux),
      ])
    let poor = try #require(TmuxFacts(output: "XTerm(379)\n256,title\n500\n"))
    #expect(state.update(.tmuxAnswered(poor)) == [.terminal(.adapt(state.terminal))])
    #expect(state.terminal.colors.colors == .indexed256)
    #expect(state.log.map(\.text).filter { $0.hasSuffix(TmuxFacts.directColorLine) }.count == 1)
    #expect(state.message == nil)
  }

  @Test("tmux that passes on all colors gets them, without a message")
  func tmuxWithColors() throws {
    var state = state(["TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0"])
    let rich = try #require(TmuxFacts(output: "XTerm(379)\n256,RGB\n500\n"))
    _ = answer(&state, .attributes([1, 2])) + state.update(.tmuxAnswered(rich))
    #expect(state.terminal.colors == ColorDecision(colors: .direct, reason: .tmux))
    #expect(state.log.isEmpty)
    #expect(state.update(.tmuxAnswered(nil)).count == 1)
  }
}
