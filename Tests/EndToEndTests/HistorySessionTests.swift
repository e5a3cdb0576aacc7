import Foundation
import Glibc
import TerminalSupport
import TestSupport
import Testing

@Suite("Undo after a restart, on a terminal")
struct HistorySessionTests {
  /// Debug programs start slowly.
  #if DEBUG
    private static let kills = 20
  #else
    private static let kills = 200
  #endif

  let workplace: Workplace
  let capture: URL

  init() throws {
    workplace = try Workplace()
    capture = try workplace.add(Samples.video)
  }

  /// The annotations of the label file by their ids; none if there is no file.
  private func labels() throws -> [String: NSDictionary] {
    let url = capture.deletingPathExtension().appendingPathExtension("sigmf-meta")
    guard let data = try? Data(contentsOf: url) else { return [:] }
    let file = try JSONSerialization.jsonObject(with: data) as? NSDictionary
    let annotations = try #require(file?["annotations"] as? [NSDictionary])
    return Dictionary(
      uniqueKeysWithValues: annotations.compactMap { annotation in
        (annotation["core:uuid"] as? String).map { ($0, annotation) }
      })
  }

  @Test("boxes of an earlier session are undone and redone")
  func session() throws {
    let first = try workplace.open(capture)
    try first.type("vlllllllkktvideo\r" + "3lvjjjjlllllll1")
    try first.waitUntilLabelsAreWritten("2 boxes, 2 unsaved")
    try first.type("q")
    #expect(try first.waitForExit() == .exited(0))

    let second = try workplace.open(capture)
    try second.waitForHeader("2 boxes, 2 unsaved")
    try second.type("uu")
    try second.waitForHeader("0 boxes")
    try second.type("U")
    try second.waitUntilLabelsAreWritten("1 box, 1 unsaved")
    second.terminal.send(signal: SIGKILL)
    try second.waitForExit()

    let third = try workplace.open(capture)
    try third.waitForHeader("1 box, 1 unsaved")
    try third.type("U")
    try third.waitForHeader("2 boxes, 2 unsaved")
    #expect(try labels().count == 2)
  }

  @Test("killing the program after each of many random actions loses at most the last one")
  func kills() throws {
    var generator = SeededGenerator(seed: 13)
    let actions = ["vllj1", "vlkk2", "n1", "n2", "nd", "u", "U", "n\tll", "Vm2", "b"]
    let first = try workplace.open(capture)
    try first.type("vlltvideo\r" + "5lvllj" + "tburst\r")
    try first.waitUntilLabelsAreWritten("2 boxes, 2 unsaved")
    try first.type("q")
    try first.waitForExit()
    var (before, changes) = (try labels(), 0)
    for _ in 0..<Self.kills {
      let session = try workplace.start([capture.path], size: .round)
      try session.waitForHeader("box")
      let moves = String(repeating: "hjkl".randomElement(using: &generator)!, count: 3)
      let action = actions.randomElement(using: &generator)!
      try session.type(moves + action)
      // The last action may or may not have reached the disk.
      let end = ContinuousClock.now + .milliseconds(Int.random(in: 0...200, using: &generator))
      while ContinuousClock.now < end { try session.pump(waitingUpTo: .milliseconds(5)) }
      session.terminal.send(signal: SIGKILL)
      try session.waitForExit()
      let after = try labels()
      let ids = Set(before.keys).union(after.keys)
      let different = ids.filter { before[$0] != after[$0] }
      // "V" changes all boxes, and so may undo and redo; every other action changes one.
      let most = ["Vm2", "u", "U"].contains(action) ? ids.count : 1
      #expect(different.count <= most, "\(action)")
      changes += different.isEmpty ? 0 : 1
      before = after
    }
    #expect(changes > Self.kills / 20)
    let last = try workplace.open(capture)
    try last.waitForHeader(before.count == 1 ? "1 box" : "\(before.count) boxes")
  }
}
