import Foundation
import Libraries

/// The locked image pipeline of the model (`spec/inference-spectrogram.md`).
///
/// Two passes: every frame is transformed once, keeping the maximum of all bins and the powers that
/// the image looks at; then those become decibels and pixels. Rows: with 4096 rows to 1024 the
/// bilinear taps fall on source rows 4i+1 and 4i+2 with weight 1/2 each. Columns: at most 2048 frames
/// are looked at again, so that memory is bounded whatever the window's length. The result does not
/// depend on the number of threads.
package enum InferenceSpectrogram {
  /// Samples of one transform.
  package static let fftSize = 4096
  /// Samples from one frame to the next.
  package static let hop = 2048
  /// Decibels from the brightest bin down to black.
  package static let dynamicRange = 80.0

  /// Powers from here on have no reciprocal in float32.
  static let largestPower: Float = 1e37

  /// Frames of a window of `sampleCount` samples.
  package static func frameCount(sampleCount: Int) -> Int {
    sampleCount < fftSize ? 0 : (sampleCount - fftSize) / hop + 1
  }

  /// The image of `window` of `source`.
  ///
  /// `progress` is told the share that is done, 0...1, and cancels by returning false. Throws
  /// `SpectrogramError` for a window that is too short, past the end or not finite, and what
  /// reading throws.
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

  /// Throws `SpectrogramError` unless there is an image of `window` of `source`, if its samples are numbers.
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

  /// `@unchecked Sendable`: every block of columns is written by one thread.
  private struct ImageMemory: @unchecked Sendable {
    let start: UnsafeMutablePointer<UInt8>
  }
}
