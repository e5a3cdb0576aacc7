import Radio

/// The gain of a fading path at increasing times, interpolated between values that are `step` seconds apart.
struct FadingPath {
  private let fading: RayleighFading?
  private let step: Double
  private var index = -1
  private var values = (IQValue.one, IQValue.one)

  /// The gain of `fading`; always 1 if that is nil.
  init(_ fading: RayleighFading?, step: Double) {
    self.fading = fading
    self.step = step
  }

  /// The gain at `time` in seconds, 0 or more.
  mutating func gain(at time: Double) -> IQValue {
    guard let fading else { return .one }
    let place = time / step
    let whole = Int(place)
    if whole != index {
      let first =
        whole == index + 1 && index >= 0 ? values.1 : fading.gain(at: Double(whole) * step)
      values = (first, fading.gain(at: Double(whole + 1) * step))
      index = whole
    }
    let share = place - Double(whole)
    return (1 - share) * values.0 + share * values.1
  }
}
