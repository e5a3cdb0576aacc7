import Foundation
import TerminalSupport
import TestSupport
import Testing

@testable import Datasets
@testable import Radio

/// Boxes go out to a file and come back, the list of boxes, and a window without boxes, in a terminal.
@Suite("Exchanging boxes in a terminal")
struct BoxExchangeSessionTests {
  @Test("ge, a box deleted in the list, gi, and gn")
  func exchange() throws {
    let workplace = try Workplace()
    let capture = workplace.captures.appending(path: "X.rfcap")
    var recipe = SyntheticRecipe()
    recipe.duration = 0.05
    recipe.signals = [.burst]
    try SyntheticCapture(recipe).write(to: capture)
    let session = try workplace.start(
      [capture.path, "--window", "0.005", "--dataset", workplace.dataset.path], size: .round)
    try session.waitForPicture()
    let count = try boxCount(in: session)
    try session.type("ge\r")
    try session.waitForStatus("Exported \(count)")
    try session.type("gb")
    try session.waitForHeader(count)
    try session.type("d")
    try session.waitForStatus("Deleted: ")
    try session.type("q")
    try session.type("gi")
    try session.type("X.csv\r")
    try session.waitForStatus("Imported 1 box from X.csv")
    try session.waitForHeader(count)
    try session.type("gw")
    try session.waitFor("unsaved")
    try session.type("qQ")
    #expect(try session.waitForExit() == .exited(0))
    let table = try String(
      contentsOf: workplace.captures.appending(path: "X.csv"), encoding: .utf8)
    #expect(table.hasPrefix("class,start_s,end_s,low_hz,high_hz,sample_start"))
  }

  /// The number of boxes in the header, such as `5 boxes`.
  private func boxCount(in session: TerminalSession) throws -> String {
    let header = session.screen.header
    let match = try #require(header.firstMatch(of: /(\d+ box(?:es)?)\b/))
    return String(match.1)
  }
}
