import Foundations
import Glibc

/// The process that decodes one video, as the program sees it. It is started when it is needed, and again after a
/// failure.
///
/// `@unchecked Sendable`: only one thread at a time may use it, as `VideoSource` sees to.
final class DecoderConnection: @unchecked Sendable {
  /// How often the process may fail on one file.
  static let failureLimit = 5

  /// The result of a request.
  enum Outcome {
    case answer(DecoderMessage.Answer)
    case cancelled
    case failed(DecoderFailure)
  }

  private let program: DecoderProgram
  /// The descriptors of the video and of the shared memory, which this connection does not own.
  private let file: Int32
  private let memory: Int32
  private var process: SpawnedProcess?
  private var socket: DecoderSocket?
  private var lastID: UInt64 = 0
  /// How often the process has failed.
  private(set) var failures = 0

  /// How long a wait lasts until it is checked whether the request is still needed.
  private static let slice: Int32 = 5

  init(_ program: DecoderProgram, file: Int32, memory: Int32) {
    self.program = program
    self.file = file
    self.memory = memory
  }

  deinit { stop() }

  /// Whether the process runs, as far as is known.
  var isRunning: Bool { socket != nil }

  /// The number of the process, for tests; nil if it does not run.
  private(set) var processIdentifier: Int32?

  /// Starts the process; returns false if the system does not allow it.
  func start() -> Bool {
    guard let (descriptor, otherEnd) = DecoderSocket.makePair() else { return false }
    defer { close(otherEnd) }
    let socket = DecoderSocket(descriptor: descriptor)
    let started = SpawnedProcess(
      program.path, arguments: DecoderProgram.arguments, environment: program.environment,
      descriptors: [nil, nil, nil, otherEnd, file, memory])
    guard let started else { return false }
    processIdentifier = started.identifier
    process = consume started
    self.socket = socket
    return true
  }

  /// Sends `request` and waits for its answer. A failure ends the process. Answers to earlier requests are ignored.
  func ask(
    _ request: DecoderMessage.Request, onProgress: (Int) -> Void, isCancelled: () -> Bool
  ) -> Outcome {
    guard let socket else { return .failed(.ended(.unknown)) }
    lastID += 1
    guard socket.send(DecoderMessage(id: lastID, request), waiting: false) else {
      return fail(nil)
    }
    let patience = request == .open ? program.patience.opening : program.patience.frame
    var clock = PatienceClock(patience)
    while true {
      if isCancelled() { return .cancelled }
      switch socket.receive(within: Self.slice) {
      case .message(let message) where message.id != lastID: continue
      case .message(let message):
        switch message.answer {
        case .progress(let packets):
          clock = PatienceClock(patience)
          onProgress(packets)
        case .some(let answer): return .answer(answer)
        case nil: return fail(.senseless)
        }
      case .nothing:
        if clock.isOver() { return fail(.silent) }
      case .closed: return fail(nil)
      case .senseless: return fail(.senseless)
      }
    }
  }

  /// Ends the process; `failure` is nil if it has ended by itself.
  private func fail(_ failure: DecoderFailure?) -> Outcome {
    let ending = stop()
    failures += 1
    return .failed(failure ?? .ended(ending))
  }

  /// Ends the process, even if it is stopped or runs forever.
  @discardableResult
  func stop() -> SpawnedProcess.Ending {
    socket = nil
    processIdentifier = nil
    guard let process = process.take() else { return .unknown }
    return process.kill()
  }
}
