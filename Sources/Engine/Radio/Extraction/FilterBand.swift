/// The band that an extraction keeps, in Hz from its center.
struct FilterBand: Sendable, Equatable {
  /// The width of the transition on each side, as a share of the kept width.
  static let transitionShare = 0.125

  /// The largest frequency that passes unchanged.
  let pass: Double
  /// The smallest frequency that is stopped.
  let stop: Double

  /// The band that keeps `width` Hz.
  init(keeping width: Double) {
    pass = width / 2
    stop = pass + Self.transitionShare * width
  }
}
