import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

/// A labeling session on a real capture by keyboard only. Searches, label files and the dataset are real.
@Suite(
  "A session on the NTSC capture",
  .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"))
struct VideoSessionTests {
  @Test("ten boxes in four classes, snapped, saved, one undone, one renamed, in under 60 keys")
  func session() throws {
    var hands = try VideoSession()
    // Four boxes whose classes are typed, then six whose classes have digits. `e` snaps each box before it is finished.
    let names = ["video", "burst", "sync", "audio"]
    hands.press(.home)
    for index in 0..<10 {
      // Each box begins where the last one ends; some are in another part of the band.
      if index == 3 { hands.press("J") }
      if index == 6 { hands.press("K") }
      hands.press("v", "L", "e")
      if index < names.count {
        hands.press("t")
        hands.type(name: names[index])
        hands.press(.enter)
      } else {
        hands.press(.character(Character("\(index % 4 + 1)")))
      }
      #expect(hands.boxes.count == index + 1, "\(hands.message)")
    }
    #expect(Set(hands.boxes.compactMap(\.label)) == Set(names))
    #expect(hands.snappedCount > 0)
    // One undone, drawn again, and one renamed.
    hands.press("u")
    #expect(hands.boxes.count == 9)
    hands.press("U", "n", "t")
    hands.type(name: "carrier")
    hands.press(.enter)
    #expect(hands.boxes.count == 10 && hands.boxes.count { $0.label == "carrier" } == 1)
    hands.press("S")
    #expect(hands.keyCount < 60, "\(hands.keyCount) keys")
    // Everything is on disk: the labels, and a sample per class with all boxes.
    #expect(hands.labelsOnDisk.map(\.id) == hands.boxes.map(\.id).sortedLike(hands.labelsOnDisk))
    let samples = try hands.store.samples()
    #expect(Set(samples.map(\.signal.text)) == Set(hands.boxes.compactMap(\.label)))
    let saved = try samples.reduce(0) { try $0 + hands.store.record($1).boxes.count }
    #expect(saved == 10)
    #expect(hands.boxes.allSatisfy { $0.savedSample != nil })
  }
}

extension [UUID] {
  /// The same ids in the order of `annotations`, if they are the same.
  fileprivate func sortedLike(_ annotations: [Annotation]) -> [UUID] {
    let wanted = annotations.map(\.id)
    return Set(wanted) == Set(self) ? wanted : self
  }
}
