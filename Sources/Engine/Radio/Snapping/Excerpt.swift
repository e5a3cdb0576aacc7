import Labels

/// The spectra of the surroundings of a box, with their noise and the signals in them.
struct Excerpt {
  let surroundings: Surroundings
  /// The power of the noise in each bin, where the gain is 1.
  let noise: [Float]
  /// The gain in each frame as a factor of power; 0 for excluded frames.
  let gains: [Float]
  /// The signals, in frames and bins of the surroundings.
  let signals: [Candidate]

  /// Parameters for signals that a person has seen: also weak and short ones.
  private static let patient: DetectorParameters = {
    var parameters = DetectorParameters()
    (parameters.threshold, parameters.floor, parameters.signalToNoise) = (5.5, 3.5, 2)
    return parameters
  }()

  private static let significance = 20.0

  /// Reads the frames of `surroundings` from `source`; nil if they have no noise to compare with, or if `progress` cancelled
  /// it.
  init?(
    _ surroundings: Surroundings, of source: some IQSource, sampleRate: Double, isPatient: Bool,
    progress: (Double) -> Bool
  ) throws {
    self.surroundings = surroundings
    guard let grid = try Self.grid(surroundings, of: source, progress: progress),
      let model = NoiseModel(grid)
    else { return nil }
    let steady = SteadyBands(model.floor)
    (noise, gains) = (steady.noise, model.gains)
    var parameters = isPatient ? Self.patient : DetectorParameters()
    parameters.duration = 0
    var limits = DetectionLimits(
      parameters, sampleRate: sampleRate, hop: surroundings.hop, bins: surroundings.size)
    if isPatient { limits.significance = Self.significance }
    signals = BlockDetector(limits: limits, zero: nil)
      .signals(in: grid, noise: model, steady: steady)
  }

  private static func grid(
    _ surroundings: Surroundings, of source: some IQSource, progress: (Double) -> Bool
  ) throws -> PowerGrid? {
    let grid = PowerGrid(frames: surroundings.frames, bins: surroundings.bins.count)
    grid.reset(frames: surroundings.frames)
    let analyzer = ExcerptAnalyzer(size: surroundings.size)
    var totals: [Float] = []
    for index in 0..<surroundings.frames {
      if index.isMultiple(of: 16) {
        guard progress(Double(index) / Double(surroundings.frames)) else { return nil }
      }
      let powers = try analyzer.powers(from: surroundings.start(ofFrame: index), of: source)
      grid.frame(index).update(
        from: powers + surroundings.bins.lowerBound, count: surroundings.bins.count)
      totals.append(grid.sumGroups(index))
    }
    grid.excludeSilence(totals: totals)
    return grid
  }

  /// The power of the noise at `frequency` (RF Hz), where the gain is 1.
  func noise(at frequency: Double) -> Float {
    let place = surroundings.place(ofFrequency: frequency)
    return noise[Int(max(0, min(Double(noise.count - 1), place)))]
  }

  /// The mean gain in the samples `range`; 1 if all frames there are excluded.
  func gain(in range: Range<Int>) -> Float {
    let own = gains[surroundings.frames(in: range)].filter { $0 > 0 }
    return own.isEmpty ? 1 : own.reduce(0, +) / Float(own.count)
  }
}
