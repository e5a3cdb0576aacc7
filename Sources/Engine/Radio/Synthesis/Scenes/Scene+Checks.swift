import Foundations

extension Scene {
  private static let largestSignalCount = 1000
  /// A hopper has many transmissions.
  private static let largestTransmissionCount = 100_000

  /// The number of samples of the capture.
  package var sampleCount: Int { Int((duration * sampleRate).rounded()) }

  /// Throws `SceneError.badValue` unless the capture can be made.
  package func check() throws(SceneError) {
    try Self.check(sampleRate, 1...1e9, "sample_rate", "Hz")
    try Self.check(centerFrequency, -1e15...1e15, "center_frequency", "Hz")
    guard (1...1e10).contains((duration * sampleRate).rounded()) else {
      throw .badValue(
        field: "duration", found: "\(duration) s", rule: "long enough for 1 to 1e10 samples")
    }
    try Self.check(startTime, 0...253_402_300_799, "start_time", "s")
    guard name.utf8.count <= 32 else {
      throw .badValue(field: "name", found: name, rule: "at most 32 bytes long")
    }
    try checkNoise()
    try checkReceiver()
    guard signals.count <= Self.largestSignalCount else {
      throw .badValue(
        field: "signals", found: Quantity.count(signals.count, "signal"),
        rule: "at most \(Self.largestSignalCount)")
    }
    for (index, signal) in signals.enumerated() {
      try SignalCheck(signal, in: self, name: "signals[\(index)]").check()
    }
    let transmissions = signals.reduce(0) { $0 + SceneTransmission.count(of: $1) }
    guard transmissions <= Self.largestTransmissionCount else {
      throw .badValue(
        field: "signals", found: Quantity.count(transmissions, "transmission"),
        rule: "at most \(Self.largestTransmissionCount)")
    }
  }

  private func checkNoise() throws(SceneError) {
    try Self.check(noise.level, -200...0, "noise.level_dbfs", "dB")
    try Self.check(noise.tilt, -40...40, "noise.tilt_db", "dB")
    try Self.check(noise.ripple, 0...20, "noise.ripple_db", "dB")
    try Self.check(noise.rollOff, 0...60, "noise.roll_off_db", "dB")
  }

  private func checkReceiver() throws(SceneError) {
    let name = "receiver"
    if let offset = receiver.offset {
      try Self.check(offset, -200...0, "\(name).dc_offset_dbfs", "dB")
    }
    try Self.check(receiver.imbalance, -20...20, "\(name).iq_imbalance_db", "dB")
    try Self.check(receiver.skew, -45...45, "\(name).iq_skew_deg", "degrees")
    let half = sampleRate / 2
    try Self.check(receiver.frequencyOffset, -half...half, "\(name).frequency_offset", "Hz")
    try Self.check(receiver.phaseNoise, 0...sampleRate / 100, "\(name).phase_noise", "Hz")
    for (index, step) in receiver.gainSteps.enumerated() {
      let field = "\(name).gain_steps[\(index)]"
      try Self.check(step.start, 0...duration, "\(field).start", "s")
      try Self.check(step.gain, -100...100, "\(field).gain_db", "dB")
    }
    for (index, gap) in receiver.gaps.enumerated() {
      let field = "\(name).gaps[\(index)]"
      try Self.check(gap.start, 0...duration, "\(field).start", "s")
      try Self.check(gap.duration, 0...duration, "\(field).duration", "s")
    }
    if let bits = receiver.bits, !(2...24).contains(bits) {
      throw .badValue(field: "\(name).bits", found: "\(bits)", rule: "2 to 24")
    }
  }

  /// Throws `SceneError.badValue` for `field` unless `value` is in `range`.
  static func check(
    _ value: Double, _ range: ClosedRange<Double>, _ field: String, _ unit: String
  ) throws(SceneError) {
    guard !range.contains(value) else { return }
    let limits = [range.lowerBound, range.upperBound].map(DecimalText.of)
    throw .badValue(
      field: field, found: "\(DecimalText.of(value)) \(unit)",
      rule: "\(limits[0]) to \(limits[1]) \(unit)")
  }
}
