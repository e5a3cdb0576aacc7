import Foundation
import Labels
import Testing

@testable import Workstation

@Suite("Numbers of boxes and proposals")
struct BoxCountTests {
  private func annotation(_ proposal: Proposal?) -> Annotation {
    Annotation(
      id: UUID(), box: Box(samples: 0..<10, frequencies: 0...1), label: "a", comment: nil,
      savedSample: nil, proposal: proposal)
  }

  @Test("accepted proposals are boxes")
  func counts() {
    let found = Proposal(source: .detector, confidence: 0.5)
    let accepted = Proposal(source: .detector, confidence: 0.5, isVerified: true)
    let count = BoxCount([annotation(nil), annotation(found), annotation(accepted)])
    #expect(count == BoxCount(labels: 2, proposals: 1))
  }

  @Test("the text names what there is")
  func texts() {
    #expect(BoxCount().text() == "0 boxes")
    #expect(BoxCount(labels: 1).text(detail: ", 1 unsaved") == "1 box, 1 unsaved")
    #expect(BoxCount(proposals: 4).text(detail: ", 1 unsaved") == "4 proposals")
    #expect(BoxCount(labels: 2, proposals: 1).text() == "2 boxes, 1 proposal")
  }

  @Test("proposals are not unsaved boxes")
  func unsaved() {
    let editor = BoxEditor([
      annotation(nil), annotation(Proposal(source: .detector, confidence: 1)),
    ])
    #expect(editor.count == BoxCount(labels: 1, proposals: 1) && editor.unsavedCount == 1)
  }
}
