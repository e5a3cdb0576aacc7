import Radio

/// How the spectrogram of a capture is computed and colored.
struct SpectrogramDisplay: Sendable {
  var analysis = DisplayAnalysis.automatic
  /// Whether a column shows the mean of its FFTs instead of their peak.
  var showsMean = false
  private(set) var levels = Levels.initial
  /// Whether levels are still to be chosen from the first complete picture.
  private(set) var needsLevels = true
  /// Levels that were chosen from a picture for which not all samples were looked at.
  private var provisionalLevels: Levels?

  /// Raises (or lowers) the darkest level by `steps`.
  mutating func moveFloor(by steps: Int) { levels.moveFloor(by: steps) }

  /// Widens (or narrows) the range of levels by `steps`.
  mutating func widenRange(by steps: Int) { levels.widen(by: steps) }

  /// Makes `newLevels` what the user asked for.
  mutating func setLevels(_ newLevels: Levels) { levels = newLevels }

  /// Makes `newLevels` those of the first complete picture, of whose samples the share `coverage` was looked at.
  mutating func setFirstLevels(_ newLevels: Levels, coverage: Double) {
    levels = newLevels
    needsLevels = false
    provisionalLevels = coverage < 1 ? newLevels : nil
  }

  /// Whether levels are to be chosen again now that all samples were looked at: unless the user changed them.
  var needsFinalLevels: Bool { levels == provisionalLevels }

  /// Makes `newLevels` those of the picture for which all samples were looked at.
  mutating func setFinalLevels(_ newLevels: Levels?) {
    if let newLevels { levels = newLevels }
    provisionalLevels = nil
  }

  /// Makes transforms longer or shorter by powers of two; `current` is the length now.
  mutating func changeFFTSize(larger: Bool, times: Int, current: Int) {
    let sizes = DisplayAnalysis.fftSizes
    var size = current
    for _ in 0..<times {
      size = larger ? min(sizes.upperBound, size * 2) : max(sizes.lowerBound, size / 2)
    }
    analysis.fftSize = size
  }
}

extension AnalysisWindow {
  /// The window's name as it is written.
  var title: String {
    switch self {
    case .hann: "Hann"
    case .blackmanHarris: "Blackman-Harris"
    case .flatTop: "flat top"
    case .rectangular: "rectangular"
    }
  }
}
