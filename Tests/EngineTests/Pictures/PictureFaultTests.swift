import TestSupport
import Testing

/// File operations fail, or the program is killed, one after another while it saves, changes and deletes pictures.
@Suite("Faults in the store of pictures")
struct PictureFaultTests {
  #if DEBUG
    private static let interval = 20
  #else
    private static let interval = 3
  #endif

  @Test(
    "if any call fails: a clear error, nothing acknowledged is lost, and the next start finds a consistent dataset",
    arguments: Fault.all)
  func faults(fault: Fault) throws {
    let count = try FaultyPictureSession(fault, at: nil).run.calls.count
    try #require(count > 0)
    let failing = fault.calls(of: count, every: Self.interval)
    for call in failing { try FaultyPictureSession(fault, at: call).check() }
    print("faults of pictures: \(fault) at \(failing.count) of \(count) calls")
  }

  @Test("killed before any call: whole samples only, nothing acknowledged is lost")
  func kills() throws {
    let fault = Fault(.inputOutput)
    try FaultyPictureSession(fault, at: nil).check()
    let count = try FaultyPictureSession(fault, at: nil).run.calls.count
    let failing = fault.calls(of: count, every: Self.interval)
    for call in failing { try FaultyPictureSession(fault, at: call, kills: true).check() }
    print("kills in the store of pictures: before \(failing.count) of \(count) calls")
  }
}
