import Radio

/// The random numbers of a sample. Each purpose has its own, so that they do not depend on the order of the work.
struct SampleRandom {
  /// What random numbers are for.
  enum Purpose: Equatable {
    case geometry, transmission
    /// The propagation to a receiver, by its index.
    case reception(Int)
    /// The noise of a receiver, by its index.
    case noise(Int)

    fileprivate var index: Int {
      switch self {
      case .geometry: 0
      case .transmission: 1
      case .reception(let receiver): 2 + 2 * receiver
      case .noise(let receiver): 3 + 2 * receiver
      }
    }
  }

  private let seed: UInt64

  /// The numbers of the candidate `candidate` of a dataset with `seed`.
  init(seed: UInt64, candidate: Int) {
    self.seed = SplitMix64.value(seed: seed, at: candidate)
  }

  /// The generator for `purpose`.
  func generator(for purpose: Purpose) -> SplitMix64 {
    SplitMix64(seed: SplitMix64.value(seed: seed, at: purpose.index))
  }
}
