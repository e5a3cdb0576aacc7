import Labels

/// The part of a capture around a box that is examined: its division into frames and bins that suit the box, of bounded size.
struct Surroundings: Sendable, Equatable {
  /// The smallest and the largest transform.
  static let sizes = 256...65_536
  /// The most frames, cells, and points of all transforms.
  private static let (mostFrames, mostCells, mostPoints) = (4096, 1 << 21, 1 << 23)
  private static let fewestBins = 512
  /// The time on either side of the box, and the band on either side, as multiples of those of the box.
  private static let (time, band) = (1.5, 2.0)

  /// The samples that are examined.
  let samples: Range<Int>
  /// The points of a transform.
  let size: Int
  /// The samples between two frames; more than `size` if the samples are too many.
  let hop: Int
  /// The number of frames.
  let frames: Int
  /// The bins that are examined, of those of a transform from the lowest frequency.
  let bins: Range<Int>
  private let capture: CaptureFrame

  /// The surroundings of `box` in a capture of `sampleCount` samples; nil if these are too few.
  init?(of box: Box, in capture: CaptureFrame, sampleCount: Int) {
    let own = box.samples.clamped(to: 0..<sampleCount)
    let duration = Double(max(1, own.count))
    let width = max(0, box.frequencies.upperBound - box.frequencies.lowerBound)
    guard !own.isEmpty, width.isFinite, sampleCount >= 2 * Self.sizes.lowerBound else { return nil }
    let size = Self.size(
      duration: duration, share: width / capture.sampleRate, sampleCount: sampleCount)
    let margin = max(Self.time * duration, Double(6 * size))
    let wanted = duration + 2 * margin
    let length = wanted >= Double(sampleCount) ? sampleCount : Int(wanted)
    let position = (box.frequencies.lowerBound - capture.band.lowerBound) / capture.sampleRate
    let bins = Self.bins(lower: position, share: width / capture.sampleRate, of: size)
    self.init(
      around: own.lowerBound + own.count / 2, length: length, size: size, bins: bins,
      in: capture, sampleCount: sampleCount)
  }

  /// About `length` samples around sample `middle`, in transforms of `size` points, of which `bins` are examined. The capture
  /// has `sampleCount` samples, at least `size`.
  init(
    around middle: Int, length: Int, size: Int, bins: Range<Int>, in capture: CaptureFrame,
    sampleCount: Int
  ) {
    let length = max(size, min(sampleCount, length))
    let start = max(0, min(sampleCount - length, middle - length / 2))
    samples = start..<start + length
    (self.size, self.bins, self.capture) = (size, bins, capture)
    let most = max(
      64, min(Self.mostFrames, Self.mostCells / bins.count, Self.mostPoints / size))
    let dense = (length - size) / (size / 2) + 1
    hop = dense <= most ? size / 2 : (length - size) / (most - 1)
    frames = (length - size) / hop + 1
  }

  /// A size that gives the box enough frames first, then enough bins.
  private static func size(duration: Double, share: Double, sampleCount: Int) -> Int {
    var size = 2048
    func frames(_ size: Int) -> Double { 2 * duration / Double(size) }
    while size < sizes.upperBound, share * Double(size) < 24, frames(2 * size) >= 24 { size *= 2 }
    while size > sizes.lowerBound,
      frames(size) < 3 || 2 * sampleCount / size < 16
        || (frames(size) < 24 && share * Double(size) > 1.5 * frames(size))
    {
      size /= 2
    }
    return size
  }

  /// The bins around those of a band, whose number is a multiple of 128.
  private static func bins(lower: Double, share: Double, of size: Int) -> Range<Int> {
    let count = Double(size)
    let wanted = max(Double(fewestBins), (1 + 2 * band) * share * count)
    guard wanted + 128 < count else { return 0..<size }
    let width = (Int(wanted) + 127) & ~127
    let middle = max(0, min(count, (lower + share / 2) * count))
    let first = max(0, min(size - width, Int(middle) - width / 2))
    return first..<first + width
  }

  /// The width of a bin in Hz.
  var binWidth: Double { capture.sampleRate / Double(size) }

  /// The first sample of frame `index`.
  func start(ofFrame index: Int) -> Int { samples.lowerBound + index * hop }

  /// The samples that frames `range` stand for; the first and the last frame also stand for those before and after.
  func samples(ofFrames range: Range<Int>) -> Range<Int> {
    let offset = (size - hop) / 2
    let first =
      range.lowerBound <= 0 ? samples.lowerBound : start(ofFrame: range.lowerBound) + offset
    let end =
      range.upperBound >= frames ? samples.upperBound : start(ofFrame: range.upperBound) + offset
    let lower = max(samples.lowerBound, min(first, samples.upperBound - 1))
    return lower..<max(lower + 1, min(end, samples.upperBound))
  }

  /// The frames whose middles are in `range`; at least one.
  func frames(in range: Range<Int>) -> Range<Int> {
    func frame(_ sample: Int) -> Int {
      max(0, min(frames, (sample - samples.lowerBound - size / 2 + hop / 2) / hop))
    }
    let first = min(frame(range.lowerBound), frames - 1)
    return first..<max(first + 1, frame(range.upperBound))
  }

  /// RF Hz of a place in bins, counted from the lower edge of the first bin of `bins`.
  func frequency(ofPlace place: Double) -> Double {
    capture.centerFrequency
      + (place + Double(bins.lowerBound) - 0.5 - Double(size / 2)) * binWidth
  }

  /// The place in bins of `frequency` in RF Hz.
  func place(ofFrequency frequency: Double) -> Double {
    (frequency - capture.centerFrequency) / binWidth + 0.5 + Double(size / 2)
      - Double(bins.lowerBound)
  }

  /// The box of `candidate`.
  func box(of candidate: Candidate) -> Box {
    let lower = frequency(ofPlace: candidate.band.lowerBound)
    let upper = frequency(ofPlace: candidate.band.upperBound)
    let band = capture.band
    let first = min(max(lower, band.lowerBound), band.upperBound)
    return Box(
      samples: samples(ofFrames: candidate.frames),
      frequencies: first...max(first, min(upper, band.upperBound)))
  }
}
