import Dispatch
import Engine
import Synchronization

/// Computes the tiles of the picture: always those that are wanted now, first ones first. What is
/// not wanted any more is dropped, also while it is being computed.
final class TileLoader: Sendable {
  private struct State {
    var captureID = 0
    var wanted: [TileKey] = []
    var running: Set<TileKey> = []
    var workers = 0
  }

  private let state = Mutex(State())
  private let captures: OpenCaptures
  private let mailbox: Mailbox
  private let queue = DispatchQueue(
    label: "labeltui.tiles", qos: .userInitiated, attributes: .concurrent)
  private let workerLimit = 2

  init(captures: OpenCaptures, mailbox: Mailbox) {
    self.captures = captures
    self.mailbox = mailbox
  }

  /// Makes `keys` of the capture `captureID` what is wanted.
  func want(_ keys: [TileKey], captureID: Int) {
    let newWorkers = state.withLock { state in
      if state.captureID != captureID {
        state.captureID = captureID
        state.running = []
      }
      state.wanted = keys
      let waiting = keys.count { !state.running.contains($0) }
      let count = max(0, min(workerLimit - state.workers, waiting))
      state.workers += count
      return count
    }
    for _ in 0..<newWorkers { queue.async { self.work() } }
  }

  private func work() {
    while let (captureID, key) = next() {
      let open = captures[captureID]
      let result = open.flatMap { load(key, of: $0) }
      state.withLock { state in
        guard state.captureID == captureID else { return }
        state.running.remove(key)
        // A tile that was given up may be wanted again by now.
        if open == nil || result != nil { state.wanted.removeAll { $0 == key } }
      }
      // Last: the answer to it may be to want a better tile of the same key.
      if let result { mailbox.post(result) }
    }
  }

  /// The next tile to compute; nil ends the worker.
  private func next() -> (captureID: Int, key: TileKey)? {
    state.withLock { state in
      guard let key = state.wanted.first(where: { !state.running.contains($0) }) else {
        state.workers -= 1
        return nil
      }
      state.running.insert(key)
      return (state.captureID, key)
    }
  }

  /// Computes a tile; nil when it was given up, as nobody wanted it any more.
  private func load(_ key: TileKey, of open: OpenCapture) -> Action? {
    let sampleRate = open.capture.sampleRate
    if let tile = open.overview?.tile(key, sampleRate: sampleRate) {
      return .tileReady(captureID: open.id, tile)
    }
    do {
      let tile = try DisplaySpectrogram.tile(
        key, of: open.reader, sampleRate: sampleRate
      ) { !isWanted(key, captureID: open.id) }
      return tile.map { .tileReady(captureID: open.id, $0) }
    } catch {
      return .tileFailed(captureID: open.id, key, reason: "\(error)")
    }
  }

  private func isWanted(_ key: TileKey, captureID: Int) -> Bool {
    state.withLock { $0.captureID == captureID && $0.wanted.contains(key) }
  }
}
