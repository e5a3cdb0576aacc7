import Foundation
import Testing

@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("List of boxes")
struct BoxListTests {
  private static func box(
    _ start: Int, _ length: Int, _ label: String?, width: Double = 1e6, comment: String? = nil,
    confidence: Double? = nil
  ) -> Annotation {
    Annotation(
      box: Box(samples: start..<(start + length), frequencies: 98e6...(98e6 + width)), label: label,
      comment: comment,
      proposal: confidence.map { Proposal(source: .detector, confidence: $0) })
  }

  private static let boxes = [
    box(50_000, 100, "video", width: 3e6),
    box(1000, 5000, "drone", comment: "near the \u{1B}[31mgate"),
    box(20_000, 300, nil, confidence: 0.75), box(30_000, 200, "Drone", confidence: 0.5),
  ]

  private func list(_ script: KeyScript) -> BoxListState? {
    if case .boxList(let list) = script.state.place { list } else { nil }
  }

  private func starts(_ script: KeyScript) -> [Int] {
    guard let list = list(script) else { return [] }
    return (0..<list.count).compactMap { list[$0]?.annotation.box.samples.lowerBound }
  }

  @Test("gb lists the boxes; o sorts by time, class, duration, bandwidth, confidence")
  func orders() throws {
    var script = KeyScript(annotations: Self.boxes)
    script.type("gb")
    #expect(starts(script) == [1000, 20_000, 30_000, 50_000])
    let expected: [[Int]] = [
      [30_000, 1000, 50_000, 20_000], [1000, 20_000, 30_000, 50_000],
      [50_000, 1000, 20_000, 30_000],
      [30_000, 20_000, 1000, 50_000], [1000, 20_000, 30_000, 50_000],
    ]
    for order in expected {
      script.type("o")
      #expect(starts(script) == order, "\(list(script)?.order.rawValue ?? "")")
    }
    let screen = ScreenView(script.state, colorClass: .none).draw()
    let rows = (0..<screen.size.height).map { screen.text(row: $0) }
    #expect(rows[0].contains("Boxes") && rows[0].contains("2 boxes, 2 proposals"))
    #expect(rows[1].contains("class") && rows[1].contains("bandwidth"))
    #expect(rows[2].contains("drone") && rows[2].contains("100 µs") && rows[2].contains("1 MHz"))
    #expect(rows[2].contains("␛[31mgate") && rows[3].contains("0.75"))
  }

  @Test("/ filters by class, note, unsaved and proposed; Esc shows all, then closes")
  func filters() {
    var script = KeyScript(annotations: Self.boxes)
    script.type("gb")
    for (text, expected) in [
      ("drone", [1000, 30_000]), ("GATE", [1000]), ("proposed", [20_000, 30_000]),
      ("proposed drone", [30_000]), ("unsaved", [1000, 20_000, 30_000, 50_000]), ("none", []),
    ] {
      script.type("/")
      script.press(.control("u"))
      script.type(text)
      script.press(.enter)
      #expect(starts(script) == expected, "\(text)")
    }
    let screen = ScreenView(script.state, colorClass: .none).draw()
    #expect(screen.text(row: 3).contains("No box matches the filter"))
    script.press(.escape)
    #expect(starts(script).count == 4)
    script.press(.escape)
    #expect(script.state.capture != nil)
  }

  @Test("Enter jumps to the box and selects it; the list starts at the selected box")
  func jump() {
    var script = KeyScript(annotations: Self.boxes)
    script.type("+++++ggngbj")
    script.press(.enter)
    #expect(script.canvas.selected?.id == Self.boxes[2].id)
    #expect(script.canvas.viewport.x.overlaps(20_000..<20_300))
    #expect(Self.boxes[2].box.samples.contains(script.canvas.crosshair.x))
    script.type("gb")
    #expect(list(script)?.selected?.id == Self.boxes[2].id)
  }

  @Test("d deletes the box and writes the labels, u brings it back")
  func delete() {
    var script = KeyScript(annotations: Self.boxes)
    script.type("gbd")
    #expect(starts(script) == [20_000, 30_000, 50_000])
    #expect(script.writtenLabels?.count == 3)
    #expect(script.state.message?.text == "Deleted: drone (u: undo)")
    script.type("u")
    #expect(starts(script) == [1000, 20_000, 30_000, 50_000] && script.writtenLabels?.count == 4)
    script.type("uq")
    #expect(script.state.capture != nil && script.boxes.count == 4)
  }

  @Test("boxes that another program adds appear in the list")
  func follows() {
    var script = KeyScript(annotations: Self.boxes)
    script.type("gbG")
    var report = LabelWriteReport()
    report.changes.added = [Self.box(60_000, 10, "new")]
    script.play(.labels(.written(id: 1, revision: nil, report)))
    #expect(starts(script).last == 60_000)
    #expect(list(script)?.selected?.id == Self.boxes[0].id)
  }

  @Test("100,000 boxes scroll without copying or sorting them again")
  func many() throws {
    let boxes = (0..<100_000).map { Self.box($0 * 7919 % 99_000, 10, "a\($0 % 7)") }
    var script = KeyScript(annotations: boxes)
    script.type("gb")
    #expect(list(script)?.count == 100_000)
    script.type("G")
    let screen = ScreenView(script.state, colorClass: .direct).draw()
    #expect(screen.text(row: screen.size.height - 3).contains("100000"))
    for _ in 0..<200 { script.press(.pageUp) }
    #expect(list(script)?.selection.index == 100_000 - 1 - 200 * 21)
  }

  @Test("the mouse selects and opens a line")
  func mouse() {
    var script = KeyScript(annotations: Self.boxes)
    script.type("gb")
    let press = MouseEvent(kind: .press(.left), column: 5, row: 4)
    script.play(.terminal(.mouse(press)))
    #expect(list(script)?.selection.index == 2)
    script.play(.terminal(.mouse(press)))
    #expect(script.canvas.selected?.id == Self.boxes[3].id)
  }

  @Test("on pictures and pitches, places are pixels and frames")
  func others() throws {
    var pictures = try PictureScript()
    pictures.press(.enter)
    try pictures.open([Annotation(box: Box(x: 10..<30, y: 60...95), label: "cat")])
    pictures.type("gb")
    #expect(pictures.screen().text(row: 2).contains("10, 5"))
    #expect(pictures.screen().text(row: 2).contains("20 x 35"))
    var pitch = try PitchScript()
    pitch.type("gbG")
    #expect(pitch.screen().text(row: 5).contains("9 left"))
    pitch.press(.enter)
    #expect(pitch.pitch.row == 8 && pitch.canvas.selected?.box.layer == 8)
  }
}
