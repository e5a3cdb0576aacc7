import Foundation

/// The locked image pipeline of the model (`spec/inference-spectrogram.md`).
///
/// Two passes: `FrameAnalysis` transforms every frame once, keeping the maximum of all bins and the
/// power of the bins and frames that the image looks at; then those become decibels and pixels.
/// Memory is bounded by 2048 frames of 2048 bins, whatever the window's length.
public enum InferenceSpectrogram {
  /// Samples of one transform.
  public static let fftSize = 4096
  /// Samples from one frame to the next.
  public static let hop = 2048
  /// Decibels from the brightest bin down to black.
  public static let dynamicRange = 80.0

  /// Frames of a window of `sampleCount` samples.
  public static func frameCount(sampleCount: Int) -> Int {
    sampleCount < fftSize ? 0 : (sampleCount - fftSize) / hop + 1
  }

  /// The image of `window` of `source`.
  ///
  /// `progress` is told the share that is done, 0...1, and cancels by returning false. Throws
  /// `SpectrogramError` for a window that is too short, past the end or not finite, and what
  /// reading throws.
  public static func image(
    of source: some IQSource, window: SampleWindow,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> SpectrogramImage {
    guard window.samples.count >= fftSize else {
      throw SpectrogramError.tooShort(
        samples: window.samples.count, sampleRate: window.sampleRate)
    }
    guard window.samples.lowerBound >= 0, window.samples.upperBound <= source.sampleCount else {
      throw SpectrogramError.pastTheEnd(
        end: window.samples.upperBound, sampleCount: source.sampleCount,
        sampleRate: window.sampleRate)
    }
    let taps = ColumnTaps(frameCount: frameCount(sampleCount: window.samples.count))
    var analysis = FrameAnalysis(window: window, keptFrames: taps.frames)
    try analysis.run(on: source, progress: progress)
    return image(of: analysis, taps: taps)
  }

  /// Decibels relative to 1.0, with the pipeline's floor.
  private static func decibels(_ power: Float) -> Float { 10 * log10f(power + 1e-12) }

  private static func image(of analysis: FrameAnalysis, taps: ColumnTaps) -> SpectrogramImage {
    let values = normalizedValues(of: analysis)
    let frames = taps.frames
    let side = SpectrogramImage.side
    let binsKept = FrameAnalysis.keptBins.count
    var pixels = [UInt8](repeating: 0, count: side * side)
    var slot = 0
    pixels.withUnsafeMutableBufferPointer { pixels in
      values.withUnsafeBufferPointer { values in
        for (column, tap) in taps.taps.enumerated() {
          while frames[slot] < tap.first { slot += 1 }
          let first = slot * binsKept
          let second = tap.second > tap.first ? first + binsKept : first
          let (w0, w1) = (1 - tap.secondWeight, tap.secondWeight)
          for row in 0..<side {
            let upper = w0 * values[first + 2 * row] + w1 * values[second + 2 * row]
            let lower = w0 * values[first + 2 * row + 1] + w1 * values[second + 2 * row + 1]
            pixels[row * side + column] = UInt8(255 * (0.5 * upper + 0.5 * lower))
          }
        }
      }
    }
    return SpectrogramImage(pixels: pixels)
  }

  /// The kept powers as 0...1 of the dynamic range below the maximum.
  private static func normalizedValues(of analysis: FrameAnalysis) -> [Float] {
    let top = decibels(analysis.maximum)
    let bottom = top - Float(dynamicRange)
    let range = top - bottom + 1e-12
    return analysis.powers.map { power in
      min(max((decibels(power) - bottom) / range, 0), 1)
    }
  }
}
