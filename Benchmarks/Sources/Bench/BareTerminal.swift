import Foundation
import Glibc
import Synchronization
import TerminalSupport

/// A pseudo-terminal to which known bytes are written: the floor for a program that writes them.
final class BareTerminal {
  private let terminalEnd: Int32
  private let programEnd: Int32

  init() throws {
    (terminalEnd, programEnd, _) = try PseudoTerminal.open()
    var settings = termios()
    tcgetattr(programEnd, &settings)
    cfmakeraw(&settings)
    tcsetattr(programEnd, TCSANOW, &settings)
  }

  deinit {
    close(terminalEnd)
    close(programEnd)
  }

  /// The seconds for writing each of `frames`, one every `interval`, while this thread reads.
  func seconds(writing frames: [[UInt8]], every interval: Duration) -> [Double] {
    let results = Mutex<[Double]>([])
    let (writing, descriptor) = (DispatchGroup(), programEnd)
    DispatchQueue(label: "bench.writer").async(group: writing) {
      var next = ContinuousClock.now
      let seconds = frames.map { frame in
        while ContinuousClock.now < next { usleep(200) }
        next += interval
        return Stopwatch.seconds { Self.write(frame, to: descriptor) }
      }
      results.withLock { $0 = seconds }
    }
    read(frames.reduce(0) { $0 + $1.count })
    writing.wait()
    return results.withLock { $0 }
  }

  private func read(_ total: Int) {
    var buffer = [UInt8](repeating: 0, count: 65536)
    var left = total
    while left > 0 {
      var request = pollfd(fd: terminalEnd, events: Int16(POLLIN), revents: 0)
      poll(&request, 1, -1)
      left -= max(0, Glibc.read(terminalEnd, &buffer, buffer.count))
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
