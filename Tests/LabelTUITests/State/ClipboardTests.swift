import Foundation
import Testing

@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("Clipboard")
struct ClipboardTests {
  private func copied(_ jobs: [Job]) -> String? {
    for case .terminal(.copy(let text, _)) in jobs.reversed() { return text.text }
    return nil
  }

  @Test("gy copies the measurements of the box after it is measured")
  func capture() throws {
    let box = Box(samples: 1000..<9000, frequencies: 99e6...101.5e6)
    var script = KeyScript(annotations: [Annotation(box: box, label: "a\tb\n\u{1B}]52;c;x\u{07}")])
    script.type("ngy")
    #expect(copied(script.jobs) == nil && script.jobs.contains(.capture(.measure(id: 1, box))))
    script.play(.capture(.measurementFailed(id: 1, box, reason: "damaged")))
    let text = try #require(copied(script.jobs))
    #expect(
      text == """
        class\ta␉b␊␛]52;c;x␇
        start\t0.0001 s
        end\t0.0009 s
        duration\t0.0008 s
        low\t99000000 Hz
        high\t101500000 Hz
        bandwidth\t2500000 Hz

        """)
    #expect(script.state.message?.text.hasPrefix("Copied: class, start, end") == true)
  }

  @Test("without a box there is nothing to copy; another box is not copied later")
  func nothing() {
    let boxes = [1000, 20_000].map {
      Annotation(box: Box(samples: $0..<($0 + 500), frequencies: 99e6...101e6), label: "a")
    }
    var script = KeyScript(annotations: boxes)
    script.type("gggy")
    #expect(script.state.message?.kind == .error)
    script.type("ngyn")
    script.play(.capture(.measurementFailed(id: 1, boxes[0].box, reason: "x")))
    script.play(.capture(.measurementFailed(id: 1, boxes[1].box, reason: "x")))
    #expect(copied(script.jobs) == nil)
  }

  @Test("on a picture, the measurements are pixels")
  func picture() throws {
    var script = try PictureScript()
    script.press(.enter)
    try script.open([Annotation(box: Box(x: 10..<30, y: 60...95), label: "cat")])
    script.type("ngy")
    #expect(
      copied(script.jobs) == "class\tcat\nleft\t10 px\ntop\t5 px\nwidth\t20 px\nheight\t35 px\n")
  }

  @Test("the sequence is base64 of limited size, wrapped for tmux and screen")
  func sequences() {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let copy = ClipboardText("Aé\n")
    let encoded = Data("Aé\n".utf8).base64EncodedString()
    #expect(text(copy.sequence(by: .direct)) == "\u{1B}]52;c;\(encoded)\u{07}")
    #expect(
      text(copy.sequence(by: .throughTmux))
        == "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;\(encoded)\u{07}\u{1B}\\")
    #expect(text(copy.sequence(by: .throughScreen)).hasPrefix("\u{1B}P\u{1B}]52"))
    #expect(copy.sequence(by: .closed).isEmpty)
    for length in 0..<9 {
      let sample = String("abcdefghi".prefix(length))
      let expected = Data(sample.utf8).base64EncodedString()
      #expect(text(ClipboardText(sample).sequence(by: .direct)).contains(";\(expected)\u{07}"))
    }
    let long = ClipboardText(String(repeating: "é", count: 10_000))
    #expect(long.text.utf8.count == ClipboardText.largestSize)
    #expect(ClipboardText("a\u{202E}b\u{1B}").text == "a\u{FFFD}b\u{FFFD}")
  }

  @Test("tmux decides how a text reaches the clipboard")
  func routes() {
    var report = TerminalReport(
      environment: ["TERM": "tmux-256color", "TMUX": "/tmp/t,1,0"],
      colors: ColorDecision(colors: .none, reason: .terminfo))
    func route(_ options: String) -> ClipboardRoute {
      report.tmux = TmuxFacts(output: "XTerm\n256\n500\n\(options)\n")
      return report.clipboardRoute
    }
    #expect(route("on\noff") == .direct && route("external\non") == .throughTmux)
    #expect(route("external\n1") == .throughTmux && route("external\n0") == .closed)
    #expect(route("external\nall") == .throughTmux && route("external\noff") == .closed)
    #expect(TerminalReport().clipboardRoute == .direct)
  }
}
