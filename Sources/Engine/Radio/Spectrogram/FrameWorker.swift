import Libraries

/// The resources of one thread for transforming frames: a transform, and a buffer for samples.
///
/// `@unchecked Sendable`: `SpectrogramWorkspace` gives each worker to one thread at a time.
final class FrameWorker: @unchecked Sendable {
  /// Frames that are read at a time: a quarter of a megabyte, which fits into the cache.
  static let framesPerPiece = 16

  private let transform = FFTWTransform(size: InferenceSpectrogram.fftSize)
  private let piece = FloatBuffer(count: 2 * FrameWorker.longestPiece)
  private let kernels: SpectrogramKernels
  /// The values of the two frames around a column, and the numbers of these frames.
  private let values = FloatBuffer(count: 2 * SpectrogramKernels.rowCount)
  private var valueSlots = [-1, -1]
  private let columns: UnsafeMutablePointer<UInt8>
  private static let columnBytes =
    SpectrogramKernels.columnsPerBlock * SpectrogramKernels.rowCount

  /// The last piece includes the samples after the last frame: they are checked like the others.
  private static let longestPiece =
    (framesPerPiece + 1) * InferenceSpectrogram.hop + InferenceSpectrogram.fftSize

  init(kernels: SpectrogramKernels) {
    self.kernels = kernels
    columns = .allocate(capacity: Self.columnBytes)
    // `transform` may run before any sample was read.
    piece.values.initialize(repeating: 0)
  }

  deinit { columns.deallocate() }

  /// Runs only `count` of the transforms, in the same buffers. For benchmarks.
  func transform(count: Int) {
    for frame in 0..<count {
      transform.execute(
        from: piece.start + 2 * InferenceSpectrogram.hop * (frame % Self.framesPerPiece))
    }
  }

  /// Reads and transforms frames of `window`, and keeps the powers that `table` needs.
  ///
  /// The samples are transformed where they were read. The Hann window is applied to the bins
  /// afterwards, where it is three of them: this is as exact as on the samples, and the overlapping
  /// halves of frames are not weighted twice.
  func analyze(
    _ frames: Range<Int>, of window: SampleWindow, source: some IQSource, table: PowerTable
  ) throws {
    let (fftSize, hop) = (InferenceSpectrogram.fftSize, InferenceSpectrogram.hop)
    let frameCount = InferenceSpectrogram.frameCount(sampleCount: window.samples.count)
    let start = window.samples.lowerBound + frames.lowerBound * hop
    let end =
      frames.upperBound == frameCount
      ? window.samples.upperBound : start + (frames.count - 1) * hop + fftSize
    try source.read(start..<end, into: piece.values)
    var largest: Float = 0
    var slots = table.slots(from: frames.lowerBound)
    for frame in frames {
      let samples = piece.start + 2 * hop * (frame - frames.lowerBound)
      transform.execute(from: samples)
      let power = kernels.largestHannPower(
        of: transform.output.baseAddress!, keeping: slots.next(ifFor: frame))
      guard power < InferenceSpectrogram.largestPower else {
        throw problem(in: 0..<(end - start), start: start, window: window)
      }
      largest = max(largest, power)
    }
    let checked = (frames.count - 1) * hop + fftSize
    if let sample = firstNotFinite(in: checked..<(end - start)) {
      throw SpectrogramError.notFinite(sample: start + sample, sampleRate: window.sampleRate)
    }
    kernels.publish()
    table.include(largest)
  }

  /// Draws a block of columns of the image.
  func draw(
    block: Int, taps: ColumnTaps, table: PowerTable, image: UnsafeMutablePointer<UInt8>
  ) {
    let scale = 1 / (table.maximum + 1e-12)
    let first = block * SpectrogramKernels.columnsPerBlock
    valueSlots = [-1, -1]
    for offset in 0..<SpectrogramKernels.columnsPerBlock {
      let tap = taps.taps[first + offset]
      let earlier = value(ofFrame: tap.first, besides: tap.second, table: table, scale: scale)
      let later = value(ofFrame: tap.second, besides: tap.first, table: table, scale: scale)
      kernels.column(
        between: earlier, and: later, share: tap.secondWeight,
        into: columns + offset * SpectrogramKernels.rowCount)
    }
    kernels.rows(of: columns, into: image + first)
  }

  /// The values of `frame`, computed unless they are still there from the previous column. Those of
  /// `other` are kept.
  private func value(
    ofFrame frame: Int, besides other: Int, table: PowerTable, scale: Float
  ) -> UnsafePointer<Float> {
    let known = valueSlots[0] == frame ? 0 : valueSlots[1] == frame ? 1 : nil
    let slot = known ?? (valueSlots[0] == other ? 1 : 0)
    let target = values.start + slot * SpectrogramKernels.rowCount
    if known == nil, let powers = table.powers(ofFrame: frame) {
      kernels.values(of: powers, scale: scale, into: target)
      valueSlots[slot] = frame
    }
    return UnsafePointer(target)
  }

  /// Explains why the powers of a piece are not all usable numbers.
  private func problem(
    in samples: Range<Int>, start: Int, window: SampleWindow
  ) -> SpectrogramError {
    if let sample = firstNotFinite(in: samples) {
      return .notFinite(sample: start + sample, sampleRate: window.sampleRate)
    }
    return .tooLarge(sample: start, sampleRate: window.sampleRate)
  }

  private func firstNotFinite(in samples: Range<Int>) -> Int? {
    samples.first { !(piece.values[2 * $0].isFinite && piece.values[2 * $0 + 1].isFinite) }
  }
}
