import Foundations
import Glibc
import Libraries

/// Computes the inference image exactly as the model does (`docs/formats/inference-image.md`).
///
/// In a first pass, every frame is transformed once; the maximum of all bins and the powers that
/// the image needs are kept. A second pass converts these to decibels and pixels. Rows: with 4096
/// source rows and 1024 rows of the image, the bilinear taps fall on source rows 4i+1 and 4i+2 with
/// weight 1/2 each. Columns: at most 2048 frames contribute to the image, so memory is bounded for
/// windows of any length. The result does not depend on the number of threads.
package enum InferenceSpectrogram {
  /// The number of points of a transform.
  package static let fftSize = 4096
  /// The distance between frames in samples.
  package static let hop = 2048
  /// The range of the image in decibels, from white (the strongest bin) to black.
  package static let dynamicRange = 80.0

  /// Powers above this have no reciprocal in float32.
  static let largestPower: Float = 1e37

  /// The number of frames in a window of `sampleCount` samples.
  package static func frameCount(sampleCount: Int) -> Int {
    sampleCount < fftSize ? 0 : (sampleCount - fftSize) / hop + 1
  }

  /// Computes the image of `window` of `source`.
  ///
  /// `progress` is called with the completed share, 0...1, and cancels by returning false. Throws
  /// `SpectrogramError` if the window is too short, past the end or not finite, and errors of
  /// reading.
  package static func image(
    of source: some IQSource, window: SampleWindow,
    in workspace: SpectrogramWorkspace = SpectrogramWorkspace(),
    progress: (Double) -> Bool = { _ in true }
  ) throws -> SpectrogramImage {
    try check(window, of: source)
    let taps = ColumnTaps(frameCount: frameCount(sampleCount: window.samples.count))
    let table = workspace.table(for: taps.frames)
    let side = SpectrogramImage.side
    var isComplete = false
    let pixels = try [UInt8](unsafeUninitializedCapacity: side * side) { buffer, count in
      let image = ImageMemory(start: buffer.baseAddress!)
      let drawing = ParallelPieces.Stage<FrameWorker>(
        count: side / SpectrogramKernels.columnsPerBlock
      ) { worker, block in
        worker.draw(block: block, taps: taps, table: table, image: image.start)
      }
      isComplete = try ParallelPieces.run(
        [analysis(of: window, source: source, table: table), drawing], by: workspace.workers,
        progress: progress)
      count = side * side
    }
    guard isComplete else { throw SpectrogramError.cancelled }
    return SpectrogramImage(pixels: pixels)
  }

  /// Throws `SpectrogramError` if `window` of `source` has no image, apart from samples that are
  /// not finite.
  package static func check(_ window: SampleWindow, of source: some IQSource)
    throws(SpectrogramError)
  {
    guard frameCount(sampleCount: window.samples.count) > 0 else {
      throw .tooShort(samples: window.samples.count, sampleRate: window.sampleRate)
    }
    guard window.samples.lowerBound >= 0, window.samples.upperBound <= source.sampleCount else {
      throw .pastTheEnd(
        end: window.samples.upperBound, sampleCount: source.sampleCount,
        sampleRate: window.sampleRate)
    }
  }

  private static func analysis(
    of window: SampleWindow, source: some IQSource, table: PowerTable
  ) -> ParallelPieces.Stage<FrameWorker> {
    let perPiece = FrameWorker.framesPerPiece
    let frameCount = frameCount(sampleCount: window.samples.count)
    return ParallelPieces.Stage(count: (frameCount + perPiece - 1) / perPiece) { worker, piece in
      let frames = (piece * perPiece)..<min((piece + 1) * perPiece, frameCount)
      try worker.analyze(frames, of: window, source: source, table: table)
    }
  }

  /// `@unchecked Sendable`: each block of columns is written by one thread.
  private struct ImageMemory: @unchecked Sendable {
    let start: UnsafeMutablePointer<UInt8>
  }
}
