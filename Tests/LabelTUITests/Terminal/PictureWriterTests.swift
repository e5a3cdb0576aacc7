import Foundation
import Synchronization
import Testing

@testable import Foundations
@testable import TerminalKit

@Suite("Picture writer")
struct PictureWriterTests {
  private func isReadable(_ descriptor: Int32) -> Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) == 1
  }

  @Test("is busy until the picture is written, and then its descriptor is readable")
  func busy() throws {
    let writer = try PictureWriter()
    let gate = DispatchSemaphore(value: 0)
    #expect(!writer.isBusy && !isReadable(writer.descriptor))
    writer.start {
      gate.wait()
      return []
    }
    #expect(writer.isBusy && !isReadable(writer.descriptor))
    gate.signal()
    writer.finish()
    #expect(isReadable(writer.descriptor))
    #expect(!writer.isBusy && !isReadable(writer.descriptor))
  }

  @Test("writes the picture on the calling thread if no thread can be started")
  func noThread() throws {
    let writer = try PictureWriter { _ throws(ThreadError) in
      throw ThreadError.cannotStart(code: EAGAIN)
    }
    let made = Mutex(false)
    writer.start {
      made.withLock { $0 = true }
      return []
    }
    #expect(made.withLock { $0 } && !writer.isBusy)
  }
}
