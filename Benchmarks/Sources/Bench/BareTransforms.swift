import Libraries
import Radio

/// The transforms of a detection without anything else.
struct BareTransforms {
  /// The number of transforms.
  let count: Int
  private let transform: FFTWTransform

  /// The transforms for `sampleCount` samples at `sampleRate`.
  init(sampleCount: Int, sampleRate: Double) {
    let plan = SignalDetector.transforms(sampleCount: sampleCount, sampleRate: sampleRate)
    count = plan.count
    transform = FFTWTransform(size: plan.size)
  }

  /// Runs all transforms.
  func run() {
    for _ in 0..<count { transform.execute() }
  }
}
