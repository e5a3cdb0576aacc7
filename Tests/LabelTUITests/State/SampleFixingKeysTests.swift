import Testing

@testable import Datasets
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("Keys that fix boxes of samples")
struct SampleFixingKeysTests {
  private let keys = try! (1...2).map(ReviewScript.key)

  @Test("e fixes boxes with the keys of documents; s saves them and returns")
  func fixing() throws {
    var script = ReviewScript()
    script.find(keys, verdicts: [.good])
    script.type("h")
    script.load()
    script.type("e")
    #expect(script.state.keyMode == .view && script.state.sample != nil)
    script.type("n")
    script.press(.tab, .tab)
    script.type("l")
    #expect(script.state.sample?.isChanged == true)
    #expect(script.rows[0].hasSuffix("1 box, not saved: s saves"))
    script.type("u")
    #expect(script.state.sample?.isChanged == false)
    script.type("U")
    script.type("s")
    guard case .dataset(.replaceBoxes(let key, let boxes, let revision))? = script.jobs.last else {
      Issue.record("not saved")
      return
    }
    #expect(key == keys[0] && revision == 1 && boxes.count == 1 && boxes[0].original == 0)
    let box = boxes[0].box
    #expect(box.x > 256 && box.x < 290 && box.x + box.width == 512 && box.y == 256)
    #expect(box.height == 256 && box.source == .userLabel && box.verified)
    var content = ReviewScript.loaded(key).content
    content.boxes = [box]
    content.revision = 2
    script.play(.dataset(.fixed(content)))
    #expect(script.state.review != nil && script.review.rows[0].verdict == .unreviewed)
    #expect(script.review.rows[0].revision == 2)
    #expect(script.jobs.last == .dataset(.loadSample(keys[0])))
  }

  @Test("boxes of a capture's sample keep its class; leaving changed boxes is asked")
  func restrictions() {
    var script = ReviewScript()
    script.state.classes.add(["a", "b"])
    script.find([keys[0]])
    script.load()
    script.type("en2")
    #expect(
      script.state.message?.text.contains("All boxes of this sample have the class a") == true)
    #expect(script.state.sample?.isChanged == false)
    script.type("tb")
    script.press(.enter)
    #expect(script.state.sample?.isChanged == false)
    script.press(.escape, .escape)
    script.type("vllj1")
    #expect(script.state.sample?.canvas.boxes.count == 2)
    #expect(!script.jobs.contains { if case .labels = $0 { true } else { false } })
    script.type("q")
    #expect(script.state.overlay == .confirmDiscard)
    script.type("n")
    #expect(script.state.sample != nil)
    script.type("qy")
    #expect(script.state.review != nil && script.review.shown?.isChanged == false)
  }
}
