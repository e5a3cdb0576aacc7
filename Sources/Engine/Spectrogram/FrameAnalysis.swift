/// The first pass over a window: every frame is transformed once, in pieces of bounded size.
struct FrameAnalysis {
  /// The bins (FFTW's order) that the image's rows are made of, two for each row, from the top.
  ///
  /// With 4096 rows to 1024 the bilinear taps fall on rows 4i+1 and 4i+2 with weight 1/2 each; row 0
  /// is the highest frequency, and DC stands in the middle.
  static let keptBins: [Int] = (0..<(2 * SpectrogramImage.side)).map { index in
    let row = 4 * (index / 2) + 1 + index % 2
    let shifted = InferenceSpectrogram.fftSize - 1 - row
    return (shifted + InferenceSpectrogram.fftSize / 2) % InferenceSpectrogram.fftSize
  }

  /// Largest power of all bins of all frames.
  private(set) var maximum: Float = 0
  /// Powers of `keptBins` of the kept frames, frame after frame.
  private(set) var powers: [Float]

  private let window: SampleWindow
  private let keptFrames: [Int]
  private let hann = HannWindow.periodic(InferenceSpectrogram.fftSize)

  /// Frames that are read at once: 1 MB of samples.
  private static let framesPerPiece = 64

  init(window: SampleWindow, keptFrames: [Int]) {
    self.window = window
    self.keptFrames = keptFrames
    powers = [Float](repeating: 0, count: keptFrames.count * Self.keptBins.count)
  }

  /// Reads and transforms the whole window.
  mutating func run(on source: some IQSource, progress: (Double) -> Bool) throws {
    let (fftSize, hop) = (InferenceSpectrogram.fftSize, InferenceSpectrogram.hop)
    let frameCount = InferenceSpectrogram.frameCount(sampleCount: window.samples.count)
    let transform = FFTWTransform(size: fftSize)
    // The last piece takes the samples behind the last frame too: they are checked like the rest.
    let pieceSamples = Self.framesPerPiece * hop + fftSize
    let piece = UnsafeMutableBufferPointer<Float>.allocate(capacity: 2 * pieceSamples)
    defer { piece.deallocate() }
    var slot = 0
    for firstFrame in stride(from: 0, to: frameCount, by: Self.framesPerPiece) {
      let frames = firstFrame..<min(firstFrame + Self.framesPerPiece, frameCount)
      let start = window.samples.lowerBound + frames.lowerBound * hop
      let end =
        frames.upperBound == frameCount
        ? window.samples.upperBound : start + (frames.count - 1) * hop + fftSize
      try source.read(start..<end, into: piece)
      try check(piece, start: start, count: end - start)
      for frame in frames {
        load(piece, at: (frame - firstFrame) * hop, into: transform)
        transform.execute()
        let keep = slot < keptFrames.count && keptFrames[slot] == frame
        take(transform.output, slot: keep ? slot : nil)
        if keep { slot += 1 }
      }
      guard maximum.isFinite else {
        throw SpectrogramError.tooLarge(sample: start, sampleRate: window.sampleRate)
      }
      guard progress(Double(frames.upperBound) / Double(frameCount)) else {
        throw SpectrogramError.cancelled
      }
    }
  }

  private func check(
    _ piece: UnsafeMutableBufferPointer<Float>, start: Int, count: Int
  ) throws(SpectrogramError) {
    for index in 0..<(2 * count) where !piece[index].isFinite {
      throw .notFinite(sample: start + index / 2, sampleRate: window.sampleRate)
    }
  }

  private func load(
    _ piece: UnsafeMutableBufferPointer<Float>, at sample: Int, into transform: FFTWTransform
  ) {
    let input = transform.input
    hann.withUnsafeBufferPointer { hann in
      for index in 0..<InferenceSpectrogram.fftSize {
        input[2 * index] = piece[2 * (sample + index)] * hann[index]
        input[2 * index + 1] = piece[2 * (sample + index) + 1] * hann[index]
      }
    }
  }

  private mutating func take(_ spectrum: UnsafeMutableBufferPointer<Float>, slot: Int?) {
    var highest = maximum
    for bin in 0..<InferenceSpectrogram.fftSize {
      highest = max(highest, Self.power(spectrum, bin))
    }
    maximum = highest
    guard let slot else { return }
    let keptBins = Self.keptBins
    powers.withUnsafeMutableBufferPointer { powers in
      let offset = slot * keptBins.count
      for (index, bin) in keptBins.enumerated() {
        powers[offset + index] = Self.power(spectrum, bin)
      }
    }
  }

  @inline(__always)
  private static func power(_ spectrum: UnsafeMutableBufferPointer<Float>, _ bin: Int) -> Float {
    let (re, im) = (spectrum[2 * bin], spectrum[2 * bin + 1])
    return re * re + im * im
  }
}
