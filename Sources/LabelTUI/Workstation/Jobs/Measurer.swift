import Foundations
import Labels
import Radio
import Synchronization

/// Measures the box of the last request. An older request is dropped, even while it is being measured, so
/// that measurements keep up with a box that moves.
final class Measurer: Sendable {
  private struct Request: Equatable {
    var captureID: Int
    var box: Box
  }

  private let captures: OpenCaptures
  private let mailbox: Mailbox
  private let queue: SerialQueue
  /// The request that is waiting or being measured; nil stops the measurement.
  private let wanted = Mutex<Request?>(nil)

  /// The shortest time between two reports of progress.
  private static let interval = Duration.milliseconds(100)

  init(captures: OpenCaptures, mailbox: Mailbox, threads: WorkThreads = WorkThreads()) {
    self.captures = captures
    self.mailbox = mailbox
    queue = SerialQueue(threads)
  }

  /// Requests the measurement of `box` of the capture `captureID`, and drops the last request; nil only drops
  /// it.
  func measure(_ box: Box?, captureID: Int) {
    let request = box.map { Request(captureID: captureID, box: $0) }
    wanted.withLock { $0 = request }
    guard let request else { return }
    do {
      try queue.add { self.work(on: request) }
    } catch {
      fail(request, reason: "\(error)")
    }
  }

  /// Stops the measurement and reports that it was cancelled.
  func cancel() {
    let given = wanted.withLock { wanted in
      defer { wanted = nil }
      return wanted
    }
    if let given { fail(given, reason: "cancelled") }
  }

  /// Stops the measurement and waits until it has ended.
  func finish() {
    wanted.withLock { $0 = nil }
    queue.finish()
  }

  private func work(on request: Request) {
    guard isWanted(request), let open = captures[request.captureID] else { return }
    let result: CaptureResult
    do {
      let measured = try BoxMeasurement.measure(
        request.box, of: open.reader, sampleRate: open.capture.sampleRate,
        band: open.capture.band, progress: progress(of: request))
      guard let measured else { return }
      result = .measured(id: request.captureID, measured)
    } catch {
      result = .measurementFailed(
        id: request.captureID, request.box, reason: "\(error)")
    }
    wanted.withLock { if $0 == request { $0 = nil } }
    mailbox.post(.capture(result))
  }

  private func progress(of request: Request) -> (Double) -> Bool {
    let clock = ContinuousClock()
    var last = clock.now
    return { share in
      let now = clock.now
      if last.duration(to: now) >= Self.interval {
        last = now
        self.mailbox.post(.capture(.measuring(id: request.captureID, request.box, share)))
      }
      return self.isWanted(request)
    }
  }

  private func isWanted(_ request: Request) -> Bool { wanted.withLock { $0 == request } }

  private func fail(_ request: Request, reason: String) {
    mailbox.post(
      .capture(.measurementFailed(id: request.captureID, request.box, reason: reason)))
  }
}
