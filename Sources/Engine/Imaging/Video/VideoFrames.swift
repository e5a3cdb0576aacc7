import Foundations
import Synchronization

/// Frames of a video as pictures. The next frames in the direction of movement are decoded in advance, on a thread that
/// exists while there is something to decode.
package final class VideoFrames: Sendable {
  /// The video.
  package let source: VideoSource
  private let queue: SerialQueue
  private let state: Mutex<State>

  private struct State {
    var cache: FrameCache
    /// The frames that callers of `load` wait for, which come before frames in advance.
    var waiting: [Int] = []
    /// Frames that could not be decoded in advance, which are left out. `load` tries them again.
    var failed: Set<Int> = []
    var isClosed = false
  }

  /// Frames of `source`. At most `cacheBytes` bytes of decoded frames are kept, but two frames at least.
  package init(
    _ source: VideoSource, cacheBytes: Int = 64 << 20,
    startThread: @escaping OwnThread.Starter = OwnThread.start
  ) {
    self.source = source
    queue = SerialQueue(WorkThreads(startThread: startThread))
    state = Mutex(
      State(cache: FrameCache(limit: cacheBytes, bytesPerFrame: source.facts.pyramidBytes)))
  }

  /// Frame `number` as a picture, from memory or decoded; nil if `isCancelled` returns true. Then starts to decode the
  /// next frames. Throws `VideoError`.
  package func load(
    _ number: Int, isCancelled: () -> Bool = { false }
  ) throws(VideoError) -> PicturePyramid? {
    let known = state.withLock { state in
      state.cache.move(to: number)
      if state.cache[number] == nil { state.waiting.append(number) }
      return state.cache[number]
    }
    if let known {
      startReadingAhead()
      return known
    }
    defer {
      state.withLock { state in
        if let index = state.waiting.firstIndex(of: number) { state.waiting.remove(at: index) }
      }
      startReadingAhead()
    }
    // The frame may have been decoded in advance while this thread waited.
    let picture = try decode(number) { isCancelled() || self.cached(number) != nil }
    return picture ?? cached(number)
  }

  /// Ends decoding in advance, and waits until it has ended.
  package func close() {
    state.withLock { $0.isClosed = true }
    queue.finish()
  }

  /// Waits until the frames in advance are decoded, for tests and benchmarks.
  package func finishReadingAhead() { queue.finish() }

  /// The number of frames in memory.
  var frameCount: Int { state.withLock { $0.cache.count } }

  private func cached(_ number: Int) -> PicturePyramid? { state.withLock { $0.cache[number] } }

  /// Decodes a frame and adds it to the cache; nil if `isCancelled` returns true.
  private func decode(
    _ number: Int, isCancelled: () -> Bool
  ) throws(VideoError) -> PicturePyramid? {
    let facts = source.facts
    let outcome = try source.frame(number, isCancelled: isCancelled) { rows in
      PicturePyramid(
        copying: rows, stride: facts.rowBytes, width: facts.width, height: facts.height)
    }
    guard let outcome else { return nil }
    guard let picture = outcome else { throw .noMemory(path: source.path) }
    state.withLock { $0.cache.add(picture, frame: number) }
    return picture
  }

  /// Starts the thread that decodes in advance, if it is needed and does not run.
  private func startReadingAhead() {
    guard state.withLock({ next(&$0) }) != nil, !queue.isBusy else { return }
    // Without a thread, frames are decoded when they are needed.
    try? queue.add { self.readAhead() }
  }

  private func readAhead() {
    while let number = state.withLock({ next(&$0) }) {
      do throws(VideoError) {
        _ = try decode(number) {
          self.state.withLock { state in
            state.isClosed || state.waiting.contains { $0 != number }
              || !state.cache.isAhead(number) && state.waiting.isEmpty
          }
        }
      } catch {
        state.withLock { _ = $0.failed.insert(number) }
      }
    }
  }

  /// The next frame to decode in advance; nil if there is none, or if a caller waits for another one.
  private func next(_ state: inout State) -> Int? {
    guard !state.isClosed, state.waiting.isEmpty else { return nil }
    return state.cache.nextAhead(of: source.facts.frameCount, except: state.failed)
  }
}
