import Foundation
import Testing

@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("Extracting a box by keys")
struct ExtractionKeysTests {
  private static let box = Annotation(
    box: Box(samples: 1000..<9000, frequencies: 99e6...101e6), label: "a")

  @Test("gx asks for a file beside the capture, and starts a job")
  func extracts() {
    var script = KeyScript(annotations: [Self.box])
    script.type("ngx")
    #expect(script.state.prompt?.text == "X-1000.sigmf-data")
    script.press(.enter)
    let url = URL(filePath: "/tmp/X-1000.sigmf-data")
    let job = Job.exchange(
      .extract(documentID: 1, Self.box.box, [Self.box], to: url))
    #expect(script.jobs.contains(job))
    #expect(script.state.prompt == nil)
    script.type("Q")
    #expect(script.state.overlay == .confirmQuit && !script.state.isQuitting)
  }

  @Test("another ending is refused, and the name stays to be corrected")
  func ending() {
    var script = KeyScript(annotations: [Self.box])
    script.type("ngx")
    script.press(.control("u"))
    script.type("a.wav")
    script.press(.enter)
    #expect(script.state.message?.kind == .error && script.state.prompt?.text == "a.wav")
    script.press(.control("u"))
    script.type("/data/a.rfcap")
    script.press(.enter)
    #expect(
      script.jobs.contains(
        .exchange(
          .extract(
            documentID: 1, Self.box.box, [Self.box], to: URL(filePath: "/data/a.rfcap")))))
  }

  @Test("without a box, a message says how to choose one")
  func none() {
    var script = KeyScript()
    script.type("gx")
    #expect(script.state.prompt == nil && script.state.message?.kind == .error)
  }

  @Test("the report says what was written")
  func report() throws {
    var script = KeyScript(annotations: [Self.box])
    let cut = try BoxCut(ExtractionRequest(Self.box.box), of: KeyScript.capture)
    script.play(
      .exchange(
        .extracted(
          ExtractionWriter.Report(url: URL(filePath: "/tmp/a.rfcap"), cut: cut, boxCount: 1))))
    #expect(
      script.state.message?.text == "Extracted 2000 samples at 2.5 MS/s with 1 box to /tmp/a.rfcap")
  }
}
