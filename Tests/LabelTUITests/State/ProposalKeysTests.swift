import FoundationEssentials
import TestSupport
import Testing

@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("Keys of proposals")
struct ProposalKeysTests {
  private func proposal(
    _ start: Int, length: Int = 5000, at middle: Double = 100e6, label: String? = nil,
    confidence: Double? = 0.75
  ) -> Annotation {
    Annotation(
      box: Box(samples: start..<start + length, frequencies: middle - 3e5...middle + 3e5),
      label: label, proposal: Proposal(source: .detector, confidence: confidence))
  }

  private func request(_ script: KeyScript) -> DetectionRequest? {
    for case .capture(.detect(let request)) in script.jobs.reversed() { return request }
    return nil
  }

  private func found(_ script: inout KeyScript, _ signals: [Annotation]) throws {
    script.play(.capture(.detected(try #require(request(script)), signals)))
    script.play(.job(.finished(.detecting)))
  }

  // MARK: Finding

  @Test("Pd searches the view, and a little beside it; PD searches everything")
  func scope() throws {
    var script = KeyScript()
    script.type("PD")
    #expect(request(script)?.region == KeyScript.capture.extent)
    #expect(script.state.jobs[.detecting] != nil)
    script.type("+++>>Pd")
    let view = script.canvas.viewport
    let asked = try #require(request(script))
    #expect(asked.region.samples == view.x && asked.region.frequencies == view.y)
    #expect(asked.samples.lowerBound < view.x.lowerBound)
    #expect(asked.samples.upperBound > view.x.upperBound)
    #expect(asked.samples.clamped(to: 0..<100_000) == asked.samples)
  }

  @Test("results are proposals that one undo removes")
  func results() throws {
    let drawn = Annotation(
      box: Box(samples: 50_000..<55_000, frequencies: 99.7e6...100.3e6), label: "a")
    var script = KeyScript(annotations: [drawn])
    script.type("PD")
    try found(&script, [proposal(10_000), proposal(50_100), proposal(70_000)])
    #expect(script.boxes.map(\.box.samples.lowerBound) == [50_000, 10_000, 70_000])
    #expect(script.boxes.count(where: \.isUnverified) == 2)
    #expect(
      script.state.message?.text == "Found 3 signals: 2 proposals. Press a to accept one.")
    #expect(script.writtenLabels?.count == 3 && script.state.jobs.isEmpty)
    script.type("PD")
    try found(&script, [proposal(20_000)])
    #expect(script.boxes.map(\.box.samples.lowerBound) == [50_000, 20_000])
    script.type("u")
    #expect(script.boxes.map(\.box.samples.lowerBound) == [50_000, 10_000, 70_000])
    script.type("u")
    #expect(script.boxes == [drawn])
  }

  @Test("results of an earlier search, of a cancelled one and of a closed capture are dropped")
  func dropped() throws {
    var script = KeyScript()
    script.type("PD")
    let first = try #require(request(script))
    script.type("PD")
    script.play(.capture(.detected(first, [proposal(10_000)])))
    #expect(script.boxes.isEmpty)
    script.press(.control("c"))
    #expect(script.jobs.last == .cancel)
    #expect(script.state.message?.text == "The search for signals was cancelled.")
    try found(&script, [proposal(10_000)])
    #expect(script.boxes.isEmpty)
    script.type("PDq")
    try found(&script, [proposal(10_000)])
    #expect(script.state.canvas == nil && script.writtenLabels == nil)
  }

  @Test("there is no detector for pictures")
  func pictures() throws {
    var script = try PictureScript()
    script.press(.enter)
    try script.open()
    script.type("Pd")
    #expect(script.state.message?.text == "There is no detector for pictures.")
    #expect(script.state.jobs[.detecting] == nil)
  }

  // MARK: Judging

  @Test("a asks for the class of a proposal without one; a digit accepts it")
  func classes() throws {
    var script = KeyScript(
      annotations: [proposal(10_000), proposal(30_000)], classes: ["fm", "am"])
    script.type("a")
    #expect(script.state.message?.text == "This proposal has no class. Press a digit or t.")
    #expect(script.canvas.selected?.box.samples.lowerBound == 10_000)
    script.type("2")
    let accepted = try #require(script.canvas.selected)
    #expect(accepted.label == "am" && accepted.proposal?.isVerified == true)
    script.type("1")
    #expect(script.canvas.selected?.label == "fm")
    #expect(script.canvas.selected?.proposal?.isVerified == true)
    script.type("u")
    #expect(script.boxes.count(where: \.isUnverified) == 2)
  }

  @Test("a takes the suggested class and goes to the next proposal; suggestions follow the labels")
  func suggestions() throws {
    let labeled = Annotation(
      box: Box(samples: 0..<5000, frequencies: 99.7e6...100.3e6), label: "fm")
    let wide = Annotation(
      box: Box(samples: 90_000..<90_500, frequencies: 96e6...104e6), label: "am")
    var script = KeyScript(
      annotations: [labeled, wide, proposal(20_000), proposal(40_000), proposal(60_000)],
      classes: ["fm", "am"])
    let first = script.boxes[2]
    #expect(script.canvas.suggestions.made(for: first)?.label == "fm")
    script.type("aa")
    #expect(script.boxes.map(\.label) == ["fm", "am", "fm", "fm", nil])
    #expect(script.canvas.selected?.box.samples.lowerBound == 60_000)
    let text = ScreenView(script.state, colorClass: .none).draw()
    #expect((0..<25).contains { text.text(row: $0).contains("fm? ") })
    script.type("a")
    #expect(script.canvas.selected == nil && script.canvas.allProposals.isEmpty)
    script.type("uuu")
    #expect(script.boxes.count(where: \.isUnverified) == 3)
  }

  @Test("suggestions never change a verified box")
  func verified() {
    let odd = Annotation(
      box: Box(samples: 20_000..<25_000, frequencies: 99.7e6...100.3e6), label: "am")
    let labeled = (0..<8).map { index in
      Annotation(
        box: Box(
          samples: 1000 * index..<1000 * index + 5000, frequencies: 99.7e6...100.3e6),
        label: "fm")
    }
    var script = KeyScript(annotations: labeled + [odd, proposal(60_000)], classes: ["fm", "am"])
    script.type("Pa")
    #expect(script.boxes.map(\.label) == Array(repeating: "fm", count: 8) + ["am", "fm"])
  }

  @Test("Pa accepts and Pr rejects what is on the screen, Pc what is confident enough")
  func several() {
    let all = [
      proposal(10_000, label: "a", confidence: 0.9), proposal(30_000, label: "a", confidence: 0.4),
      proposal(50_000, confidence: 0.95), proposal(90_000, label: "a", confidence: nil),
    ]
    var script = KeyScript(annotations: all, classes: ["a"])
    script.type("Pc80 %")
    script.press(.enter)
    #expect(script.boxes.map(\.isUnverified) == [false, true, true, true])
    #expect(script.state.message?.text == "Accepted 1 proposal; 1 without a class left.")
    script.type("uPcx")
    script.press(.enter)
    #expect(script.state.prompt?.purpose == .leastConfidence)
    #expect(script.state.message?.kind == .error)
    script.press(.escape)
    script.type("Pa")
    #expect(script.boxes.map(\.isUnverified) == [false, false, true, false])
    script.type("ugg+++Pr")
    #expect(script.boxes.map(\.box.samples.lowerBound) == [30_000, 50_000, 90_000])
    script.type("u")
    #expect(script.boxes == all)
  }

  @Test("d rejects a proposal and goes to the next one")
  func reject() {
    var script = KeyScript(
      annotations: [proposal(10_000), proposal(30_000), proposal(50_000)], classes: ["a"])
    script.type("ggnd")
    #expect(script.canvas.selected?.box.samples.lowerBound == 30_000)
    script.type("dd")
    #expect(script.boxes.isEmpty && script.canvas.selected == nil)
  }

  @Test("; goes from the least certain proposal to more certain ones")
  func uncertain() {
    var script = KeyScript(
      annotations: [
        proposal(10_000, label: "a", confidence: 0.9),
        proposal(30_000, label: "a", confidence: nil),
        proposal(50_000, label: "a", confidence: 0.5),
        Annotation(
          box: Box(samples: 70_000..<71_000, frequencies: 99e6...101e6), label: "a"),
      ], classes: ["a"])
    var starts: [Int?] = []
    for _ in 0..<4 {
      script.type(";")
      starts.append(script.canvas.selected?.box.samples.lowerBound)
    }
    #expect(starts == [30_000, 50_000, 10_000, 30_000])
    script.type("a;")
    #expect(script.canvas.selected?.box.samples.lowerBound == 50_000)
    script.type("aaa;")
    #expect(script.state.message?.text == "No proposal left to judge.")
  }

  // MARK: Parameters

  @Test("Pp lists the parameters, which keys and typing change; the next search uses them")
  func parameters() throws {
    var script = KeyScript()
    script.type("Pp")
    #expect(script.state.modeTitle == "DETECTOR")
    script.type("ll")
    #expect(script.state.detectorParameters.threshold == 8.4)
    script.type("jjj")
    script.press(.enter)
    script.type("5 ms")
    script.press(.enter)
    #expect(script.state.detectorParameters.duration == 0.005)
    script.press(.enter)
    script.type("20")
    script.press(.enter)
    #expect(script.state.message?.text.contains("must be 0.0 to 10.0") == true)
    script.press(.escape)
    script.type("q")
    #expect(script.state.overlay == nil)
    script.type("PD")
    guard case .builtIn(let parameters)? = request(script)?.source else {
      Issue.record("not the built-in detector")
      return
    }
    #expect(parameters.threshold == 8.4 && parameters.duration == 0.005)
    script.type("PpR")
    #expect(script.state.detectorParameters == DetectorParameters())
  }

  @Test("Tab in the parameters chooses the user's own detectors, then the built-in one")
  func ownDetectors() {
    var script = KeyScript()
    script.type("Pp")
    script.press(.tab)
    #expect(script.state.message?.text.contains("only the built-in detector") == true)
    let own = DetectorSource.command(DetectorCommand("python3 d.py"))
    script.state.detectors = [DetectorEntry(name: "mine", source: own)]
    script.press(.tab)
    #expect(OverlayText(.parameters(selection: 0), state: script.state).title == "Detector: mine")
    script.press(.escape)
    script.type("PD")
    #expect(request(script)?.source == own && request(script)?.update.source == .model)
    script.type("Pp")
    script.press(.tab)
    #expect(script.state.chosenDetector == nil)
  }

  @Test("no step leaves the range of a parameter", arguments: DetectorParameter.allCases)
  func steps(parameter: DetectorParameter) throws {
    var values: Set<Double?> = []
    for up in [true, false] {
      var parameters = DetectorParameters()
      for _ in 0..<300 {
        parameter.step(up: up, in: &parameters)
        try parameters.check()
        values.insert(parameter.value(in: parameters))
      }
    }
    #expect(values.count > 2)
    for bound in [parameter.range.lowerBound, parameter.range.upperBound] {
      var parameters = DetectorParameters()
      parameters.threshold = 60
      parameters.floor = 2
      parameter.set(bound, in: &parameters)
      try parameters.check()
    }
  }
}
