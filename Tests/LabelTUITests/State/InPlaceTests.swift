import Foundation
import Labels
import Radio
import TestSupport
import Testing

@testable import Workstation

@Suite("State is changed in place")
struct InPlaceTests {
  private func address(_ canvas: Canvas?) -> UnsafeRawPointer? {
    canvas?.editor.boxes.current.withUnsafeBytes(\.baseAddress)
  }

  private func renaming(_ annotation: Annotation, _ label: String) -> LabelChanges {
    var (changes, renamed) = (LabelChanges(), annotation)
    renamed.label = label
    changes.changed[annotation.id] = renamed
    return changes
  }

  @Test("changing a canvas copies no boxes, on the screen and below")
  func boxes() {
    let annotations = (0..<1000).map {
      Annotation(box: Box(samples: $0..<($0 + 10), frequencies: 99e6...101e6), label: "a")
    }
    var state = KeyScript(annotations: annotations).state
    // The first change separates the boxes from `annotations`.
    state.changeCanvas { $0.editor.apply(renaming(annotations[2], "b")) }
    let before = address(state.canvas)
    state.changeCanvas { $0.editor.apply(renaming(annotations[3], "b")) }
    #expect(address(state.canvas) == before && state.canvas?.boxes[3].label == "b")
    state.enter(.review(ReviewState()))
    state.changeCanvas(withID: 1) { $0.editor.apply(renaming(annotations[4], "c")) }
    #expect(address(state.canvas(withID: 1)) == before)
    #expect(state.canvas(withID: 1)?.boxes[4].label == "c")
    let closed = state.changeCanvas(withID: 2) { _ in true }
    #expect(closed == nil)
  }

  /// A copied part of the state must be assigned back, and a forgotten assignment loses
  /// the change.
  @Test("no part of the state is copied for a change")
  func sources() throws {
    let pattern =
      #/\b(guard|if) var (capture|canvas|list|review|preview|document)\b|\bvar (capture|canvas|document) = (self\.|state\.|place)/#
    let folder = SharedMaterial.packageRoot.appending(path: "Sources/LabelTUI/Workstation/State")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count > 40)
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      #expect(text.firstMatch(of: pattern) == nil, "\(file)")
    }
  }
}
