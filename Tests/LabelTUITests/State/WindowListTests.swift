import Foundation
import Testing

@testable import Datasets
@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("List of sample windows")
struct WindowListTests {
  private static func box(_ start: Int, _ label: String? = "a") -> Annotation {
    Annotation(box: Box(samples: start..<(start + 500), frequencies: 99e6...101e6), label: label)
  }

  /// Windows of 10,000 samples.
  private static let boxes = [box(1000), box(12_000), box(22_000), box(22_500, nil)]

  private static func sample(
    _ samples: Range<Int>, holding boxes: [Annotation], id: Int, class name: String = "a"
  ) -> SavedWindow {
    let window = KeyScript.capture.window(samples)
    let geometry = ImageGeometry(window)
    let pixels = boxes.compactMap { window.clip($0.box) }.map {
      SavedWindow.Box(className: name, pixels: geometry.pixels(of: $0))
    }
    let reference = SampleReference(
      signal: try! SignalName(name), id: SampleID(number: id)!)
    return SavedWindow(samples: samples, keys: [reference], boxes: pixels)
  }

  private static let samples = [
    sample(0..<10_000, holding: [boxes[0]], id: 1),
    sample(10_000..<20_000, holding: [box(12_300)], id: 2),
    sample(40_000..<50_000, holding: [box(41_000)], id: 3),
    sample(50_000..<60_000, holding: [], id: 1, class: "negative"),
    sample(7000..<17_000, holding: [boxes[1]], id: 4),
  ]

  private func opened() -> KeyScript {
    var script = KeyScript(annotations: Self.boxes, windowSeconds: 0.001)
    script.type("gw")
    script.play(.dataset(.foundWindows(documentID: 1, Self.samples)))
    script.play(.job(.finished(.readingWindows)))
    return script
  }

  private func lines(_ script: KeyScript) -> [WindowListState.Line] {
    if case .windowList(let list) = script.state.place { list.lines } else { [] }
  }

  @Test("gw lists windows with boxes or samples, and what the dataset has of them")
  func states() {
    let script = opened()
    #expect(script.jobs.contains(.dataset(.findWindows(documentID: 1))))
    let found = lines(script)
    #expect(
      found.map(\.status) == [.saved, .saved, .changed, .unsaved, .stale, .negative])
    #expect(found.map(\.isOnGrid) == [true, false, true, true, true, true])
    #expect(found.map(\.boxCount) == [1, 1, 1, 1, 0, 0])
    #expect(found[5].keys == ["negative/0001"])
    let screen = ScreenView(script.state, colorClass: .none).draw()
    #expect(screen.text(row: 0).contains("2 saved") && screen.text(row: 0).contains("6 windows"))
    #expect(screen.text(row: 3).contains("centered") && screen.text(row: 4).contains("changed"))
  }

  @Test("Enter goes to the window, s saves it, and the list is read again afterwards")
  func commands() {
    var script = opened()
    script.type("ggs")
    #expect(
      script.jobs.contains(.dataset(.save(documentID: 1, windows: [0..<10_000], [Self.boxes[0]]))))
    let count = script.jobs.count
    script.play(.dataset(.saved(documentID: 1, [])))
    #expect(script.jobs.dropFirst(count).contains(.dataset(.findWindows(documentID: 1))))
    script.type("Gs")
    #expect(script.state.message?.kind == .error)
    script.type("k")
    script.press(.enter)
    #expect(script.capture.windowBox.samples == 40_000..<50_000)
    #expect(script.canvas.viewport.x.contains(45_000))
  }

  @Test("a failure is shown")
  func failure() {
    var script = KeyScript(annotations: [])
    script.type("gw")
    script.play(.job(.failed(.readingWindows, reason: "the disk is gone")))
    let screen = ScreenView(script.state, colorClass: .none).draw()
    #expect((0..<25).contains { screen.text(row: $0).contains("the disk is gone") })
  }
}
