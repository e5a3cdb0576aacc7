import TerminalSupport
import TestSupport
import Testing

/// Boxes are drawn around signals, and tightened, by one key each.
@Suite("Finding edges in a terminal")
struct FindingSessionTests {
  @Test("x draws a box around the signal at the crosshair; e tightens a sloppy one")
  func session() throws {
    let workplace = try Workplace()
    let capture = try workplace.add(
      SharedMaterial.packageRoot.appending(path: "samples/VIDEO_5800.rfcap"))
    let session = try workplace.open(capture)
    try session.type(":5800.2 MHz\r")
    try session.waitForStatus("5800.2")
    try session.type("x")
    try session.waitForStatus(" DRAW")
    try session.type("tvideo\r")
    try session.waitForStatus("video")
    try session.type("\u{1b}")
    try session.waitForStatus(" VIEW")
    // A box with a margin above the video.
    try session.type(":5799.98 MHz\r")
    try session.waitForStatus("5799.98")
    try session.type("v:5800.46 MHz\r")
    try session.waitForStatus("5800.46")
    try session.type("HHHHe")
    try session.waitForStatus(" DRAW")
    try session.type("tsloppy\r")
    try session.waitForStatus("sloppy")
    try session.type("Q")
    _ = try session.waitForExit()
  }
}
