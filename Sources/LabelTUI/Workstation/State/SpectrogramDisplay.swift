import Radio

/// How the spectrogram of a capture is computed and colored.
struct SpectrogramDisplay: Sendable {
  var analysis = DisplayAnalysis.automatic
  /// Whether a column shows the mean of its FFTs instead of their peak.
  var showsMean = false
  private(set) var levels = Levels.initial
  /// Whether the first complete picture must still set the levels.
  private(set) var needsLevels = true
  /// Levels that were set from a picture that skipped samples; nil if there are none.
  private var provisionalLevels: Levels?

  /// Raises (or lowers) the darkest level by `steps`.
  mutating func moveFloor(by steps: Int) { levels.moveFloor(by: steps) }

  /// Widens (or narrows) the range of levels by `steps`.
  mutating func widenRange(by steps: Int) { levels.widen(by: steps) }

  /// Sets the levels that the user asked for.
  mutating func setLevels(_ newLevels: Levels) { levels = newLevels }

  /// Sets the levels of the first complete picture, which was computed from the share `coverage` of its
  /// samples.
  mutating func setFirstLevels(_ newLevels: Levels, coverage: Double) {
    levels = newLevels
    needsLevels = false
    provisionalLevels = coverage < 1 ? newLevels : nil
  }

  /// Whether a picture that is computed from all samples must set the levels again; false if the user changed
  /// them.
  var needsFinalLevels: Bool { levels == provisionalLevels }

  /// Sets the levels of the picture that is computed from all samples; nil keeps the old ones.
  mutating func setFinalLevels(_ newLevels: Levels?) {
    if let newLevels { levels = newLevels }
    provisionalLevels = nil
  }

  /// Doubles or halves the FFT length `times` times, starting at `current`.
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
  /// The name of the window for messages.
  var title: String {
    switch self {
    case .hann: "Hann"
    case .blackmanHarris: "Blackman-Harris"
    case .flatTop: "flat top"
    case .rectangular: "rectangular"
    }
  }
}
