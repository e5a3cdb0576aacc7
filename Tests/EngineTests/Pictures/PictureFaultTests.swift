import TestSupport
import Testing

/// File operations fail, or the program is killed, one after another while it saves, changes and deletes pictures.
@Suite("Faults in the store of pictures")
struct PictureFaultTests {
  #if DEBUG
    private static let interval = 9
  #else
    private static let interval = 1
  #endif

  @Test(
    "if any call fails: a clear error, nothing acknowledged is lost, and the next start finds a consistent dataset",
    arguments: Fault.Kind.allCases.map { Fault($0) }
      + [Fault(.inputOutput, isLasting: true), Fault(.noSpace, isLasting: true)])
  func faults(fault: Fault) throws {
    let count = try FaultyPictureSession(fault, at: nil).run.calls.count
    try #require(count > 0)
    let interval = fault.isLasting ? 5 * Self.interval : Self.interval
    for call in stride(from: 1, through: count, by: interval) {
      try FaultyPictureSession(fault, at: call).check()
    }
    print("faults of pictures: \(fault) at \(count) calls, every \(interval) tried")
  }

  @Test("killed before any call: whole samples only, nothing acknowledged is lost")
  func kills() throws {
    let fault = Fault(.inputOutput)
    try FaultyPictureSession(fault, at: nil).check()
    let count = try FaultyPictureSession(fault, at: nil).run.calls.count
    let interval = max(1, Self.interval / 3)
    for call in stride(from: 1, through: count, by: interval) {
      try FaultyPictureSession(fault, at: call, kills: true).check()
    }
    print("kills in the store of pictures: before each \(interval) of \(count) calls")
  }
}
