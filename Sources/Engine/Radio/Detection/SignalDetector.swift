import FoundationEssentials
import Foundations
import Glibc
import Labels

/// The built-in detector of signals.
///
/// It processes blocks of bounded size, so that captures of any length take the same memory. Blocks overlap; signals that
/// reach into several blocks are joined. The result does not depend on the number of threads.
package enum SignalDetector {
  /// The signals of `capture` in `samples` of `source`, sorted by start.
  ///
  /// `progress` is called on the calling thread with the completed share, and cancels by returning false; then the result is
  /// nil. Throws `DetectionError` for invalid parameters, and errors of reading.
  package static func detect(
    in source: some IQSource, of capture: CaptureFrame, samples: Range<Int>,
    parameters: DetectorParameters = DetectorParameters(),
    threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> [DetectedSignal]? {
    try parameters.check()
    let wanted = samples.clamped(to: 0..<max(0, source.sampleCount))
    guard !wanted.isEmpty else { return [] }
    let scale = DetectionScale(
      samples: wanted, sampleRate: capture.sampleRate, parameters: parameters)
    return try detect(
      in: source, of: capture, scale: scale, parameters: parameters, threads: threads,
      progress: progress)
  }

  /// The same with the division into blocks of `scale`, and valid `parameters`.
  static func detect(
    in source: some IQSource, of capture: CaptureFrame, scale: DetectionScale,
    parameters: DetectorParameters, threads: Int, progress: (Double) -> Bool = { _ in true }
  ) throws -> [DetectedSignal]? {
    let limits = DetectionLimits(
      parameters, sampleRate: capture.sampleRate, hop: scale.hop, bins: scale.bins)
    let results = BlockResults()
    let stage = ParallelPieces.Stage<DetectionWorker>(count: scale.blockCount) { worker, block in
      results.set(try worker.signals(ofBlock: block, source: source), block: block)
    }
    let workers = (0..<max(1, min(threads, scale.blockCount))).map { _ in
      DetectionWorker(scale: scale, limits: limits)
    }
    guard try ParallelPieces.run([stage], by: workers, progress: progress) else { return nil }
    var joiner = BlockJoiner()
    for (block, found) in results.inOrder.enumerated() {
      joiner.add(found, start: scale.frames(ofBlock: block).lowerBound)
    }
    return joiner.signals.sorted(by: PairJoiner.isBefore)
      .map { signal(of: $0, scale: scale, capture: capture) }
      .filter { $0.confidence >= parameters.confidence }
  }

  private static func signal(
    of candidate: Candidate, scale: DetectionScale, capture: CaptureFrame
  ) -> DetectedSignal {
    let hertz = capture.sampleRate / Double(scale.bins)
    let lower = capture.centerFrequency + (candidate.band.lowerBound - scale.zero) * hertz
    let upper = capture.centerFrequency + (candidate.band.upperBound - scale.zero) * hertz
    let band = capture.band
    let first = min(max(lower, band.lowerBound), band.upperBound)
    let area = Double(candidate.frames.count) * candidate.width
    return DetectedSignal(
      box: Box(
        samples: scale.samples(ofFrames: candidate.frames),
        frequencies: first...max(first, min(upper, band.upperBound))),
      signalToNoise: candidate.decibels,
      confidence: confidence(excess: candidate.excess, area: area))
  }

  /// Grows from 0.5 for the weakest accepted signal towards 1.
  private static func confidence(excess: Double, area: Double) -> Double {
    let evidence = max(1, excess * area.squareRoot() / SignalFilter.significance)
    return 1 - 0.5 / evidence.squareRoot()
  }

  /// The number of frames of `sampleCount` samples at `sampleRate`, each of which needs a transform, and the size of these. For
  /// benchmarks.
  package static func transforms(
    sampleCount: Int, sampleRate: Double, parameters: DetectorParameters = DetectorParameters()
  ) -> (count: Int, size: Int) {
    let scale = DetectionScale(
      samples: 0..<max(1, sampleCount), sampleRate: sampleRate, parameters: parameters)
    return (scale.frames, scale.bins)
  }
}
