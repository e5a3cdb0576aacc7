import FoundationEssentials
import Foundations
import Glibc
import Libraries
import Synchronization

/// An open video, whose frames are decoded by a process of its own.
///
/// The file stays open: if another file replaces it, the frames are those of the first one. A process that crashes or
/// does not answer is started again for the next frame. docs/formats/videos.md describes how frames are numbered.
package final class VideoSource: Sendable {
  /// What is known about the video.
  package let facts: VideoFacts
  /// The path of the file, for messages.
  package let path: String
  private let memory: SharedMemory
  private let file: OpenFile
  private let sharedFile: OpenFile
  private let state: Mutex<State>

  private struct State: Sendable {
    let connection: DecoderConnection
    /// Frames on which the process has failed, which are not tried again.
    var failures: [Int: DecoderFailure] = [:]
  }

  /// Opens the video at `url`. `onProgress` gets the number of frames that were found so far. Returns nil if
  /// `isCancelled` returns true.
  package static func open(
    _ url: URL, with program: DecoderProgram, onProgress: (Int) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) throws(VideoError) -> VideoSource? {
    let path = url.path
    let file = try openFile(path)
    guard let descriptor = SharedMemory.makeFile() else { throw .noMemory(path: path) }
    let sharedFile = OpenFile(descriptor: descriptor, path: path)
    let connection = DecoderConnection(
      program, file: file.rawDescriptor, memory: sharedFile.rawDescriptor)
    let facts = try facts(
      connection, path: path, onProgress: onProgress, isCancelled: isCancelled)
    guard let facts else { return nil }
    guard let memory = SharedMemory(allocating: facts.frameBytes, in: sharedFile.rawDescriptor)
    else { throw .noMemory(path: path) }
    return VideoSource(
      path: path, facts: facts, memory: memory, file: file, sharedFile: sharedFile,
      connection: connection)
  }

  private init(
    path: String, facts: VideoFacts, memory: SharedMemory, file: consuming OpenFile,
    sharedFile: consuming OpenFile, connection: DecoderConnection
  ) {
    self.path = path
    self.facts = facts
    self.memory = memory
    self.file = file
    self.sharedFile = sharedFile
    state = Mutex(State(connection: connection))
  }

  private static func openFile(_ path: String) throws(VideoError) -> OpenFile {
    do throws(FileError) {
      // Without O_NONBLOCK, opening a pipe would wait for a writer.
      let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
      if try file.regularFileSize > 0 { return file }
    } catch {
      throw .file(error)
    }
    throw .empty(path: path)
  }

  /// Starts the process and lets it open the file.
  private static func facts(
    _ connection: DecoderConnection, path: String, onProgress: (Int) -> Void,
    isCancelled: () -> Bool
  ) throws(VideoError) -> VideoFacts? {
    guard connection.start() else { throw .cannotStart(path: path) }
    switch connection.ask(.open, onProgress: onProgress, isCancelled: isCancelled) {
    case .answer(.opened(let facts)): return facts
    case .answer(.failed(let error)): throw opening(error, path: path)
    case .answer(.decoded), .answer(.progress):
      throw .openingFailed(path: path, failure: .senseless)
    case .cancelled: return nil
    case .failed(let failure): throw .openingFailed(path: path, failure: failure)
    }
  }

  private static func opening(_ error: VideoReaderError, path: String) -> VideoError {
    switch error.kind {
    case .noLibrary: .noLibrary(path: path, reason: error.reason)
    case .noMemory: .noMemory(path: path)
    case .unreadable: .file(.system(.read, path: path, code: EIO))
    case .wrongFormat, .damaged, .stopped: .notAVideo(path: path, reason: error.reason)
    case .noVideo: .noFrames(path: path, reason: error.reason)
    case .unsupported: .unsupported(path: path, reason: error.reason)
    case .wrongSize: .wrongSize(path: path, size: error.reason)
    case .tooLong: .tooManyFrames(path: path)
    }
  }

  /// Decodes frame `number` and calls `body` with its rows, which are `facts.rowBytes` apart and valid only during the
  /// call. Returns nil if `isCancelled` returns true. Waits while another thread decodes a frame of this video.
  func frame<Value>(
    _ number: Int, isCancelled: () -> Bool, _ body: (UnsafePointer<UInt8>) -> Value
  ) throws(VideoError) -> Value? {
    guard (0..<facts.frameCount).contains(number) else {
      throw .noSuchFrame(path: path, frame: number, count: facts.frameCount)
    }
    return try state.withLock { state throws(VideoError) in
      try decode(number, &state, isCancelled: isCancelled)
        ? body(memory.bytes.assumingMemoryBound(to: UInt8.self)) : nil
    }
  }

  /// Lets the process decode frame `number` into the shared memory; returns false if `isCancelled` returns true.
  private func decode(
    _ number: Int, _ state: inout State, isCancelled: () -> Bool
  ) throws(VideoError) -> Bool {
    if let failure = state.failures[number] {
      throw .frameFailed(path: path, frame: number, failure: failure)
    }
    guard try restart(state.connection, for: number, isCancelled: isCancelled) else {
      return false
    }
    let request = DecoderMessage.Request.frame(number: number, bytes: facts.frameBytes)
    switch state.connection.ask(request, onProgress: { _ in }, isCancelled: isCancelled) {
    case .answer(.decoded): return true
    case .cancelled: return false
    case .answer(.failed(let error)):
      if error.kind == .noMemory { throw .noMemory(path: path) }
      throw .frame(path: path, frame: number, reason: error.reason)
    case .answer(.opened), .answer(.progress):
      throw .frameFailed(path: path, frame: number, failure: .senseless)
    case .failed(let failure):
      state.failures[number] = failure
      throw .frameFailed(path: path, frame: number, failure: failure)
    }
  }

  /// Starts the process again if it has failed; returns false if `isCancelled` returns true.
  private func restart(
    _ connection: DecoderConnection, for number: Int, isCancelled: () -> Bool
  ) throws(VideoError) -> Bool {
    guard !connection.isRunning else { return true }
    guard connection.failures < DecoderConnection.failureLimit else {
      throw .failsTooOften(path: path, frame: number)
    }
    let again = try Self.facts(
      connection, path: path, onProgress: { _ in }, isCancelled: isCancelled)
    guard let again else {
      connection.stop()
      return false
    }
    guard again == facts else {
      connection.stop()
      throw .changed(path: path)
    }
    return true
  }

  /// The number of the process that decodes, for tests and benchmarks; nil if it does not run.
  package var processIdentifier: Int32? { state.withLock { $0.connection.processIdentifier } }
}
