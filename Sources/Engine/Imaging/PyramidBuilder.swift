import Dispatch
import Foundations
import Libraries
import Synchronization

/// Builds the smaller levels of a picture on a separate thread while another thread decodes the rows of the picture.
///
/// Call `start` once, `advance` after some rows are decoded, and `finish` or `cancel` at the end.
final class PyramidBuilder: Sendable {
  /// The picture and its smaller copies; the last one has a single pixel.
  let levels: [PyramidLevel]
  /// The number of decoded rows, or `cancelled`.
  private let decodedRows = Atomic(0)
  private let rowsArrived = DispatchSemaphore(value: 0)
  private let thread = DispatchGroup()
  private let hasThread = Atomic(false)

  private static let cancelled = -1
  /// The number of bytes that are decoded before their pages are released, for a picture in a temporary file.
  private static let releasedAtOnce = 16 << 20

  /// Allocates the levels smaller than `picture`; nil if there is not enough memory.
  init?(_ picture: PyramidLevel) {
    let sizes = Self.sizes(below: picture)
    let bytes = sizes.reduce(0) { $0 + $1.width * $1.height * picture.channels }
    guard let memory = PixelMemory(count: max(1, bytes)) else { return nil }
    var levels = [picture]
    var offset = 0
    for (width, height) in sizes {
      levels.append(
        PyramidLevel(
          width: width, height: height, channels: picture.channels, memory: memory, offset: offset))
      offset += width * height * picture.channels
    }
    self.levels = levels
  }

  private static func sizes(below picture: PyramidLevel) -> [(width: Int, height: Int)] {
    var sizes: [(width: Int, height: Int)] = []
    var (width, height) = (picture.width, picture.height)
    while width > 1 || height > 1 {
      (width, height) = ((width + 1) / 2, (height + 1) / 2)
      sizes.append((width, height))
    }
    return sizes
  }

  /// Starts the thread. If no thread can be started, `finish` builds all levels.
  func start(startThread: OwnThread.Starter = OwnThread.start) {
    thread.enter()
    do throws(ThreadError) {
      try startThread { [self] in
        buildWhileRowsArrive()
        thread.leave()
      }
      hasThread.store(true, ordering: .relaxed)
    } catch {
      thread.leave()
    }
  }

  /// Tells the thread that the first `rows` rows of the picture are decoded.
  func advance(to rows: Int) {
    decodedRows.store(rows, ordering: .releasing)
    rowsArrived.signal()
  }

  /// Tells the thread that all rows are decoded, and waits until all levels are built.
  func finish() {
    advance(to: levels[0].height)
    if hasThread.load(ordering: .relaxed) { thread.wait() } else { buildWhileRowsArrive() }
  }

  /// Ends the thread and waits for its end.
  func cancel() {
    advance(to: Self.cancelled)
    thread.wait()
  }

  private func buildWhileRowsArrive() {
    var done = [Int](repeating: 0, count: levels.count)
    var released = 0
    while done[0] < levels[0].height {
      rowsArrived.wait()
      let rows = decodedRows.load(ordering: .acquiring)
      if rows == Self.cancelled { return }
      done[0] = max(done[0], rows)
      build(from: &done)
      let isWhole = done[0] == levels[0].height
      guard isWhole || (done[0] - released) * levels[0].stride > Self.releasedAtOnce else {
        continue
      }
      for level in levels { level.releasePages() }
      released = done[0]
    }
  }

  /// Builds all rows for which the rows of the finer level are complete. `done` holds the number of complete rows of
  /// each level.
  private func build(from done: inout [Int]) {
    for index in levels.indices.dropFirst() {
      let (finer, coarser) = (levels[index - 1], levels[index])
      let isWhole = done[index - 1] == finer.height
      let end = isWhole ? coarser.height : done[index - 1] / 2
      for row in done[index]..<end {
        PictureKernels.halve(
          finer.row(2 * row), finer.row(min(2 * row + 1, finer.height - 1)),
          into: coarser.row(row), width: finer.width, channels: finer.channels)
      }
      done[index] = end
    }
  }
}
