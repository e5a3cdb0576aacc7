import FoundationEssentials
import Foundations
import Radio

/// The part of a capture that `--start` and `--duration` choose.
struct CapturePart {
  /// The samples; not empty. Start and length are each rounded to the nearest sample.
  let samples: Range<Int>

  /// The part from `start` for `duration` seconds of `capture` at `url`, cut at its end; to the end if `duration` is nil.
  ///
  /// - Throws: `CommandFailure` if the part has no samples.
  init(start: Double, duration: Double?, of capture: Capture, at url: URL) throws(CommandFailure) {
    let first = (start * capture.sampleRate).rounded()
    let count = duration.map { ($0 * capture.sampleRate).rounded() } ?? .infinity
    guard first < Double(capture.sampleCount) else {
      throw CommandFailure(
        about: url,
        "the part begins at \(Quantity.time(start)), but the capture is only "
          + "\(Quantity.time(capture.duration, decimals: 6)) long: give a smaller --start")
    }
    guard count >= 1 else {
      throw CommandFailure(
        about: url,
        "the part is shorter than a sample: give a --duration of at least 1 sample")
    }
    let rest = capture.sampleCount - Int(first)
    samples = Int(first)..<Int(first) + (count < Double(rest) ? Int(count) : rest)
  }
}
