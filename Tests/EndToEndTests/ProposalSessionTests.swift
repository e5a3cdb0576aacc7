import Foundation
import TerminalSupport
import TestSupport
import Testing

/// Signals are found by the program, and accepted by the user.
@Suite("Proposals in a terminal")
struct ProposalSessionTests {
  @Test("signals are found, accepted with a typed class and a suggested one, and saved")
  func session() throws {
    let workplace = try Workplace()
    let capture = try workplace.add(
      SharedMaterial.packageRoot.appending(path: "samples/HOPPER_2440.rfcap"))
    let session = try workplace.open(capture)
    try session.type("PD")
    try session.waitForStatus("Found ")
    try session.type("a")
    try session.waitForStatus("This proposal has no class.")
    // Boxes of different sizes get different classes; the next one is like the second one.
    try session.type("\u{1b}")
    try session.waitForStatus(" VIEW")
    try session.type("ntwide\r")
    try session.waitForStatus("Accepted: wide")
    try session.type("nthop\r")
    try session.waitForStatus("Accepted: hop")
    try session.type("na")
    try session.waitForStatus("Accepted 1 proposal; ")
    try session.type("s")
    try session.waitForStatus("Saved ")
    try session.type("Q")
    _ = try session.waitForExit()
    let labels: SavedFiles.Labels = try SavedFiles.read(
      workplace.captures.appending(path: "HOPPER_2440.sigmf-meta"))
    #expect(labels.annotations.count { $0.label == "hop" } == 2)
    #expect(labels.annotations.contains { $0.label == nil })
  }
}
