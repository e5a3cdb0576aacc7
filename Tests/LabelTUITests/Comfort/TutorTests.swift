import Labels
import TerminalKit
import Testing

@testable import Workstation

@Suite("Tutor and the page of the first run")
struct TutorTests {
  @Test("each step advances when it is done, and not before")
  func steps() throws {
    var script = KeyScript()
    script.state.tutorStep = .move
    script.type("+")
    #expect(script.state.tutorStep == .move)
    script.type("l")
    #expect(script.state.tutorStep == .zoom)
    script.type("+")
    #expect(script.state.tutorStep == .showAll)
    script.type("f")
    #expect(script.state.tutorStep == .startBox)
    script.type("v")
    #expect(script.state.tutorStep == .finishBox)
    script.type("LKtburst")
    script.press(.enter)
    #expect(script.state.tutorStep == .moveEdge)
    script.type("n")
    script.press(.tab, .tab)
    #expect(script.state.tutorStep == .moveEdge)
    script.type("l")
    #expect(script.state.tutorStep == .undo)
    script.type("u")
    #expect(script.state.tutorStep == .trainingImage)
    script.type("T")
    #expect(script.state.tutorStep == .back)
    script.type("T")
    #expect(script.state.tutorStep == .save)
    script.state.tutorStep = .palette
    script.press(.control("p"))
    script.type("zoom")
    script.press(.enter)
    #expect(script.state.tutorStep == .end)
  }

  @Test(
    "every step fits on the smallest usual screen, and names keys", arguments: TutorStep.allCases)
  func strip(step: TutorStep) {
    var script = KeyScript()
    script.play(.terminal(.resize(Size(width: 80, height: 24))))
    script.state.tutorStep = step
    #expect(TutorView.lines(step.text(script.state), width: 80 - 16).count <= 2)
    #expect(!step.text(script.state).contains("?") || step == .end)
    let grid = ScreenView(script.state, colorClass: .none).draw()
    #expect(grid.text(row: 0).hasPrefix(" Tutor \(step.rawValue + 1)/12 "))
  }

  @Test("the first page says what was found, and the first key closes it and does its work")
  func welcome() {
    var script = KeyScript()
    script.play(.terminal(.resize(Size(width: 80, height: 24))))
    script.state.overlay = .welcome
    let grid = ScreenView(script.state, colorClass: .none).draw()
    let text = (0..<24).map { grid.text(row: $0) }.joined(separator: "\n")
    #expect(text.contains("Welcome to labeltui") && text.contains("FIVE KEYS"))
    #expect(text.contains("labeltui tutor") && text.contains("^P"))
    script.type("v")
    #expect(script.state.overlay == nil && script.state.keyMode == .drawing)
  }
}
