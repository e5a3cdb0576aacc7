import Foundations
import Radio
import Synchronization

/// Computes the tiles of the last request in order, then the tiles to refine. Tiles that are no longer
/// requested are dropped, even while they are being computed.
final class TileLoader: Sendable {
  private struct State {
    var captureID = 0
    var wanted: [TileKey] = []
    /// Tiles to compute again from all of their samples.
    var refining: [TileKey] = []
    var running: Set<TileKey> = []
    var workers = 0

    /// The next tile that no thread is computing.
    var next: TileKey? { (wanted + refining).first { !running.contains($0) } }

    /// Drops the tiles of another capture.
    mutating func switchCapture(to captureID: Int) {
      guard self.captureID != captureID else { return }
      self.captureID = captureID
      (wanted, refining, running) = ([], [], [])
    }

    /// Notes that no thread is computing `key` any longer.
    mutating func end(_ key: TileKey, isDone: Bool) {
      running.remove(key)
      // A tile that was dropped may have been requested again.
      guard isDone else { return }
      wanted.removeAll { $0 == key }
      refining.removeAll { $0 == key }
    }
  }

  /// A tile that a thread computes.
  private struct Work {
    var captureID: Int
    var key: TileKey
    var refines: Bool
  }

  private let state = Mutex(State())
  private let captures: OpenCaptures
  private let mailbox: Mailbox
  private let threads: WorkThreads
  private let workerLimit = 2

  init(captures: OpenCaptures, mailbox: Mailbox, threads: WorkThreads = WorkThreads()) {
    self.captures = captures
    self.mailbox = mailbox
    self.threads = threads
  }

  /// Requests the tiles `keys` of the capture `captureID` instead of those of the last request.
  func want(_ keys: [TileKey], captureID: Int) {
    change(captureID) { $0.wanted = keys }
  }

  /// Requests that `keys` of the capture `captureID` are refined when no other tile is requested.
  func refine(_ keys: [TileKey], captureID: Int) {
    change(captureID) { $0.refining = keys }
  }

  private func change(_ captureID: Int, _ change: (inout State) -> Void) {
    let newWorkers = state.withLock { state in
      state.switchCapture(to: captureID)
      change(&state)
      let waiting = (state.wanted + state.refining).count { !state.running.contains($0) }
      let count = max(0, min(workerLimit - state.workers, waiting))
      state.workers += count
      return count
    }
    for _ in 0..<newWorkers {
      do { try threads.start { self.work() } } catch { endWorker(error) }
    }
  }

  /// Notes that a worker could not be started. If there is no other worker, all requested tiles fail.
  private func endWorker(_ error: ThreadError) {
    let (captureID, keys) = state.withLock { state -> (Int, [TileKey]) in
      state.workers -= 1
      guard state.workers == 0 else { return (state.captureID, []) }
      defer { (state.wanted, state.refining) = ([], []) }
      return (state.captureID, state.wanted)
    }
    for key in keys {
      mailbox.post(.capture(.tileFailed(id: captureID, key, reason: "\(error)")))
    }
  }

  private func work() {
    ThreadPriority.background.adopt()
    while let work = next() {
      let open = captures[work.captureID]
      let result = open.flatMap { load(work, of: $0) }
      state.withLock { state in
        guard state.captureID == work.captureID else { return }
        state.end(work.key, isDone: open == nil || result != nil)
      }
      // Posted last, because the state may answer with a request for a better tile of the same key.
      if let result { mailbox.post(.capture(result)) }
    }
  }

  /// The next tile to compute; nil ends the worker.
  private func next() -> Work? {
    state.withLock { state in
      guard let key = state.next else {
        state.workers -= 1
        return nil
      }
      state.running.insert(key)
      return Work(captureID: state.captureID, key: key, refines: !state.wanted.contains(key))
    }
  }

  /// Computes a tile; nil if it was dropped because it is no longer requested.
  private func load(_ work: Work, of open: OpenCapture) -> CaptureResult? {
    let (key, sampleRate) = (work.key, open.capture.sampleRate)
    // A tile that is computed from all samples has finer bins than the overview.
    if DisplaySpectrogram.coverage(key) < 1,
      let tile = open.overview?.tile(key, sampleRate: sampleRate)
    {
      return .tileReady(id: open.id, tile)
    }
    let isCancelled = { !self.isWanted(work) }
    do {
      let tile =
        work.refines
        ? try DisplaySpectrogram.exhaustiveTile(
          key, of: open.reader, sampleRate: sampleRate, isCancelled: isCancelled)
        : try DisplaySpectrogram.tile(
          key, of: open.reader, sampleRate: sampleRate, isCancelled: isCancelled)
      // If the capture has grown in the meantime, the tile must be computed again.
      guard let tile, captures[open.id].map({ $0.reader === open.reader }) ?? true else {
        return nil
      }
      return .tileReady(id: open.id, tile)
    } catch {
      return .tileFailed(id: open.id, key, reason: "\(error)")
    }
  }

  /// Whether the tile is still requested. Missing tiles are computed before others are refined.
  private func isWanted(_ work: Work) -> Bool {
    state.withLock { state in
      guard state.captureID == work.captureID else { return false }
      guard work.refines else { return state.wanted.contains(work.key) }
      return state.refining.contains(work.key)
        && state.wanted.allSatisfy { state.running.contains($0) }
    }
  }
}
