import Testing

@testable import TerminalKit

@Suite("The terminal report")
struct TerminalReportTests {
  private func report(
    _ environment: [String: String] = ["TERM": "xterm-256color"], _ replies: TerminalReply...
  ) -> TerminalReport {
    var report = TerminalReport(
      environment: environment,
      colors: ColorDecision(choice: nil, environment: environment, terminfoColors: 256))
    for reply in replies { report.answers.apply(reply) }
    return report
  }

  @Test("a kept background, in any notation, means direct color")
  func directColor() {
    for kept in [[48, 2, nil, 1, 2, 3], [48, 2, 1, 2, 3], [0, 48, 2, 255, 1, 2]] as [[Int?]] {
      let found = report(["TERM": "xterm-256color"], .textAttributes(kept), .attributes([]))
      #expect(found.betterColors == ColorDecision(colors: .direct, reason: .answer), "\(kept)")
    }
    for other in [[0], [48, 5, 16], [38, 2, 1, 2, 3], [48, 2, 1, 2], [48], []] as [[Int?]] {
      let found = report(["TERM": "xterm-256color"], .textAttributes(other), .attributes([]))
      #expect(found.betterColors == nil && !found.hasDirectColor, "\(other)")
    }
  }

  @Test(
    "a terminal known by name needs no other proof",
    arguments: [
      ("XTerm(379)", true), ("XTerm(330)", false), ("VTE(7006)", true), ("kitty(0.26.5)", true),
      ("Konsole 22.12.3", true), ("foot(1.13.1)", true), ("WezTerm 20230712", true),
      ("something", false), ("(", false), ("VTE(", false), ("XTerm(99999999999999999999)", false),
    ])
  func names(version: String, isDirect: Bool) {
    let found = report(["TERM": "xterm"], .version(version), .attributes([]))
    #expect(found.hasDirectColor == isDirect)
  }

  @Test("a choice of the user or the environment is not overridden")
  func decided() {
    let kept: [TerminalReply] = [.textAttributes([48, 2, 1, 2, 3]), .attributes([62])]
    for environment in [
      ["TERM": "xterm-256color", "NO_COLOR": "1"],
      ["TERM": "xterm-256color", "COLORTERM": "truecolor"],
    ] {
      #expect(report(environment, kept[0], kept[1]).betterColors == nil)
    }
    var asked = report(["TERM": "xterm-256color"], kept[0], kept[1])
    asked.colors = ColorDecision(colors: .indexed16, reason: .asked)
    #expect(asked.betterColors == nil)
  }

  @Test("sextants are used only on terminals that draw them")
  func sextants() {
    for version in ["VTE(7006)", "kitty(0.26.5)", "Konsole 22.12.3"] {
      #expect(report(["TERM": "xterm-256color"], .version(version)).hasSextants)
    }
    for version in ["XTerm(379)", "foot(1.13.1)", "VTE(5202)", "mlterm(3.9.2)"] {
      #expect(!report(["TERM": "xterm-256color"], .version(version)).hasSextants)
    }
    for mark in [
      ["VTE_VERSION": "7006"], ["KONSOLE_VERSION": "221203"], ["KITTY_WINDOW_ID": "1"],
    ] {
      let environment = mark.merging(["TERM": "xterm-256color"]) { $1 }
      #expect(report(environment).hasSextants)
      // Another terminal, started from the first one, inherited the variables.
      #expect(!report(environment, .version("XTerm(379)")).hasSextants)
      #expect(!report(environment.merging(["TMUX": "/tmp/t,1,0"]) { $1 }).hasSextants)
    }
    #expect(report(["TERM": "xterm-kitty"]).hasSextants)
    #expect(!report(["TERM": "linux"]).hasSextants)
  }

  @Test("inside tmux, the features come from tmux")
  func tmux() {
    let environment = ["TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0"]
    var found = report(environment, .version("tmux 3.3a"), .attributes([1, 2, 4]))
    #expect(found.multiplexer == .tmux && found.canAskTmux)
    #expect(found.betterColors == nil && !found.hasSixel && !found.losesColorsInTmux)
    found.tmux = TmuxFacts(output: "VTE(7006)\n256,RGB,title\n500\n")
    #expect(found.betterColors == ColorDecision(colors: .direct, reason: .tmux))
    #expect(found.hasSextants && !found.losesColorsInTmux && found.tmux?.escapeTime == 500)
    found.tmux = TmuxFacts(output: "XTerm(379)\n256,title\n25\n")
    #expect(found.betterColors == nil && found.losesColorsInTmux && !found.hasSextants)
    found.tmux = TmuxFacts(output: "\n256,title\n25\nxterm*:Tc\n")
    #expect(!found.losesColorsInTmux)
  }

  @Test("empty or invalid output of tmux is ignored")
  func silentTmux() {
    for output in ["", "\n", "\n\n500\n", "no server running on /tmp/x"] {
      #expect(TmuxFacts(output: output) == nil, "\(output)")
    }
    #expect(TmuxFacts(output: "a\u{1B}[2J\u{202E}b\nRGB\nx")?.terminal == "a[2Jb")
  }

  @Test("tmux at the other end of a connection is recognized by its reply")
  func remoteTmux() {
    let found = report(["TERM": "xterm-256color"], .version("tmux 3.4"), .attributes([1, 2, 4]))
    #expect(found.multiplexer == .tmux && !found.canAskTmux && !found.hasSixel)
  }

  @Test("pixel pictures, synchronized output and the cell size follow from the replies")
  func abilities() {
    let found = report(
      ["TERM": "xterm-256color"], .kittyGraphics(isAccepted: true), .mode(2026, setting: 2),
      .cellSize(PixelSize(width: 9, height: 18)), .attributes([62, 4]))
    #expect(found.hasSixel && found.hasKittyGraphics && found.hasSynchronizedOutput)
    #expect(found.answers.cellSize == PixelSize(width: 9, height: 18) && found.answers.isComplete)
    for setting in [0, 3, 4, 99] {
      let other = report(["TERM": "xterm"], .mode(2026, setting: setting), .attributes([6]))
      #expect(!other.hasSynchronizedOutput && !other.hasSixel && !other.hasKittyGraphics)
    }
  }

  @Test("the background comes from the user, or else from the terminal, or else from COLORFGBG")
  func background() {
    #expect(report().background == (.dark, .assumed))
    for (value, expected) in [
      ("0;15", ScreenBackground.light), ("15;0", .dark), ("0;default;7", .light), ("7;8", .dark),
    ] {
      let environment = ["TERM": "xterm", "COLORFGBG": value]
      #expect(report(environment).background == (expected, .colorFGBG), "\(value)")
      for (color, told) in [(0xFFFFFF, .light), (0x002B36, .dark)] as [(UInt32, ScreenBackground)] {
        var found = report(environment, .background(color))
        #expect(found.background == (told, .answer))
        found.chosenBackground = expected
        #expect(found.background == (expected, .asked))
      }
    }
    #expect(report(["COLORFGBG": "0;default"]).background == (.dark, .assumed))
  }

  @Test(
    "terminals that would print queries get none",
    arguments: ["linux", "dumb", "vt100", "vt220", "ansi", "eterm-color"])
  func silence(name: String) {
    #expect(TerminalQueries.batch(environment: ["TERM": name]).isEmpty)
  }

  @Test("the attributes are queried last, and tmux and screen get few other queries")
  func questions() {
    func batch(_ environment: [String: String]) -> String {
      String(decoding: TerminalQueries.batch(environment: environment), as: UTF8.self)
    }
    for name in ["xterm-256color", "foot", "tmux-256color", "screen", "st-256color"] {
      #expect(batch(["TERM": name]).hasSuffix("\u{1B}[c"), "\(name)")
    }
    for environment in [
      ["TERM": "tmux-256color"], ["TERM": "screen-256color"],
      ["TERM": "xterm-256color", "TMUX": "/tmp/t,1,0"], ["TERM": "xterm", "STY": "1.pts"],
    ] {
      #expect(batch(environment) == "\u{1B}[>0q\u{1B}]11;?\u{1B}\\\u{1B}[c")
    }
    #expect(batch(["TERM": "xterm-256color"]).contains("\u{1B}P$qm\u{1B}\\\u{1B}[m"))
  }
}
