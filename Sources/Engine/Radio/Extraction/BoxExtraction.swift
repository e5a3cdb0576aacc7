import Foundations
import Labels
import Libraries

/// A box of a capture as samples of its own: shifted to 0 Hz, filtered, and decimated (`docs/formats/extraction.md`).
///
/// Any range can be read, in any order; the result of a sample does not depend on the range. No call holds more than a
/// bounded number of samples besides the ones that it returns. The delay of the filters is compensated.
package struct BoxExtraction: IQSource {
  /// Input samples of a stage that are held at a time, so that they stay in the cache of the processor.
  private static let pieceCount = 1 << 15

  /// What is kept, with the rate and the center frequency of these samples.
  package let cut: BoxCut
  private let source: any IQSource
  private let stages: [DecimationStage]
  private let mixer: DownMixer

  /// The extraction of `request` from `capture`, whose samples `source` reads; throws `ExtractionError`.
  package init(
    _ request: ExtractionRequest, of capture: Capture, from source: any IQSource
  ) throws(ExtractionError) {
    self.init(try BoxCut(request, of: capture), sampleRate: capture.sampleRate, from: source)
  }

  /// The extraction of `cut` from `source`, which has `sampleRate` samples per second.
  init(_ cut: BoxCut, sampleRate: Double, from source: any IQSource) {
    self.cut = cut
    self.source = source
    let clock = PhaseClock(frequency: cut.shift / sampleRate)
    stages = cut.filter.map { Self.stages(of: cut, keeping: $0, clock: clock) } ?? []
    mixer = DownMixer(clock, start: cut.samples.lowerBound, spacing: cut.factor)
  }

  package var sampleCount: Int { cut.sampleCount }

  package func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) throws
  {
    precondition(range.lowerBound >= 0 && range.upperBound <= sampleCount)
    precondition(destination.count >= 2 * range.count)
    guard !range.isEmpty, let samples = destination.baseAddress else { return }
    try compute(range, after: stages[...], into: samples)
    if !stages.isEmpty { mixer.mix(samples, range) }
  }

  /// Computes the outputs `range` of the last of `stages`, or reads samples if there are none. Returns whether all of
  /// them are 0, because they are too far from the cut.
  @discardableResult
  private func compute(
    _ range: Range<Int>, after stages: ArraySlice<DecimationStage>,
    into samples: UnsafeMutablePointer<Float>
  ) throws -> Bool {
    guard let stage = stages.last else { return try read(range, padding: samples) }
    let room = max(Self.pieceCount, 4 * stage.reach.count)
    let atOnce = (room - stage.reach.count) / stage.factor + 1
    let inputs = FloatBuffer(count: 2 * min(room, stage.inputs(of: range).count))
    var isZero = true
    for start in stride(from: range.lowerBound, to: range.upperBound, by: atOnce) {
      let piece = start..<min(range.upperBound, start + atOnce)
      let output = samples + 2 * (start - range.lowerBound)
      if try compute(stage.inputs(of: piece), after: stages.dropLast(), into: inputs.start) {
        output.update(repeating: 0, count: 2 * piece.count)
      } else {
        stage.apply(to: inputs.start, count: piece.count, into: output)
        isZero = false
      }
    }
    return isZero
  }

  /// Reads samples that count from the start of the cut, with zeros where the filter may use none; returns whether there
  /// are only zeros.
  private func read(_ range: Range<Int>, padding samples: UnsafeMutablePointer<Float>) throws
    -> Bool
  {
    let start = cut.samples.lowerBound
    let wanted = range.lowerBound + start..<range.upperBound + start
    let known = wanted.clamped(to: cut.usable)
    let before = known.isEmpty ? 2 * wanted.count : 2 * (known.lowerBound - wanted.lowerBound)
    samples.update(repeating: 0, count: before)
    guard !known.isEmpty else { return true }
    try source.read(
      known, into: UnsafeMutableBufferPointer(start: samples + before, count: 2 * known.count))
    let end = before + 2 * known.count
    (samples + end).update(repeating: 0, count: 2 * wanted.count - end)
    return false
  }

  private static func stages(
    of cut: BoxCut, keeping band: FilterBand, clock: PhaseClock
  ) -> [DecimationStage] {
    let plan = DecimationPlan(outputRate: cut.sampleRate, band: band)
    var (rest, spacing) = (cut.factor, 1)
    return plan.stages(of: cut.factor).map { factor in
      let rate = Double(rest) * cut.sampleRate
      rest /= factor
      let edges = plan.edges(before: rest)
      let weights = KaiserLowpass.weights(pass: edges.pass / rate, stop: edges.stop / rate)
      defer { spacing *= factor }
      return DecimationStage(factor: factor, weights: weights, clock: clock, spacing: spacing)
    }
  }
}
