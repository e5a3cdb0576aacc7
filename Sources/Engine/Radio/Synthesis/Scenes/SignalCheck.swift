/// Checks a signal of a scene.
struct SignalCheck {
  /// A signal is longer than its shortest details: its duration times its bandwidth is at least this.
  static let leastExtent = 10.0
  private static let mostEchoes = 16
  /// The delay of an echo in samples, which are kept in memory.
  private static let longestDelay = 65_536.0

  private let signal: TransmittedSignal
  private let scene: Scene
  private let name: String

  /// - Parameter name: how messages call the signal.
  init(_ signal: TransmittedSignal, in scene: Scene, name: String) {
    self.signal = signal
    self.scene = scene
    self.name = name
  }

  /// Throws `SceneError.badValue`.
  func check() throws(SceneError) {
    if let label = signal.label, label.isEmpty || label.utf8.count > 200 {
      throw bad("label", label, "1 to 200 bytes long")
    }
    try Scene.check(signal.start, 0...scene.duration, "\(name).start", "s")
    try Scene.check(signal.duration, 0...scene.duration, "\(name).duration", "s")
    // Half a sample more, since sums of decimal fractions are not exact.
    guard signal.start + signal.duration <= scene.duration + 0.5 / scene.sampleRate else {
      throw bad("duration", "\(signal.duration) s", "at most to the end of the capture")
    }
    try Scene.check(signal.signalToNoise, -60...100, "\(name).snr_db", "dB")
    try Scene.check(signal.bandwidth, 0...scene.sampleRate, "\(name).bandwidth", "Hz")
    try checkKind()
    try checkExtent()
    try checkPath()
  }

  private func checkKind() throws(SceneError) {
    switch signal.kind {
    case .voice:
      let least = 8000.0
      guard signal.bandwidth >= least else {
        throw bad("bandwidth", "\(signal.bandwidth) Hz", "at least \(Int(least)) Hz for voice")
      }
    case .tone, .ook, .ofdm, .chirp, .fsk, .psk, .hopper: break
    }
    let orders = Self.orders(of: signal.kind)
    if let order = signal.order, !orders.contains(order) {
      let list = orders.map(String.init).joined(separator: " or ")
      throw bad("order", "\(order)", orders.isEmpty ? "left out" : list)
    }
    let (hasPeriod, hasSpan) = (signal.kind == .chirp || signal.kind == .hopper, isHopper)
    try checkPresence(of: signal.period, as: "period", hasPeriod)
    try checkPresence(of: signal.span, as: "span", hasSpan)
    if let period = signal.period {
      try Scene.check(period, 1 / scene.sampleRate...scene.duration, "\(name).period", "s")
    }
    if let span = signal.span, !(signal.bandwidth...scene.sampleRate).contains(span) {
      throw bad("span", "\(span) Hz", "between the bandwidth and the sample rate")
    }
  }

  private var isHopper: Bool { signal.kind == .hopper }

  private func checkPresence(
    of value: Double?, as field: String, _ isNeeded: Bool
  ) throws(SceneError) {
    if let value, !isNeeded {
      throw bad(field, "\(value)", "left out for \(signal.kind.rawValue)")
    }
    if value == nil, isNeeded {
      throw bad(field, "missing", "given for \(signal.kind.rawValue)")
    }
  }

  /// Checks that the boxes are in the band, and not too small.
  private func checkExtent() throws(SceneError) {
    let middle = signal.frequency - scene.centerFrequency + scene.receiver.frequencyOffset
    guard middle.magnitude + signal.extent / 2 <= scene.sampleRate / 2 else {
      throw bad("frequency", "\(signal.frequency) Hz", "such that the signal is within the band")
    }
    let seconds = min(signal.duration, isHopper ? signal.period ?? 0 : signal.duration)
    guard seconds * signal.bandwidth >= Self.leastExtent else {
      throw bad(
        "duration", "\(seconds) s",
        "at least \(Int(Self.leastExtent)) / bandwidth, here \(Self.leastExtent / signal.bandwidth) s"
      )
    }
  }

  private func checkPath() throws(SceneError) {
    if let fading = signal.fading {
      try Scene.check(fading, 1e-4...1e4, "\(name).fading_coherence", "s")
    }
    guard let echoes = signal.multipath?.echoes else { return }
    guard echoes.count <= Self.mostEchoes else {
      throw bad("multipath", "\(echoes.count) echoes", "at most \(Self.mostEchoes)")
    }
    let longest = Self.longestDelay / scene.sampleRate * 1e6
    for (index, echo) in echoes.enumerated() {
      let field = "\(name).multipath[\(index)]"
      try Scene.check(echo.delay, 0...longest, "\(field).delay_us", "us")
      try Scene.check(echo.level, -100...20, "\(field).level_db", "dB")
      try Scene.check(echo.phase, -1e6...1e6, "\(field).phase_deg", "degrees")
    }
  }

  private static func orders(of kind: SignalKind) -> [Int] {
    switch kind {
    case .fsk: [2, 4]
    case .psk: [2, 4, 8]
    case .voice, .tone, .ook, .chirp, .hopper, .ofdm: []
    }
  }

  private func bad(_ field: String, _ found: String, _ rule: String) -> SceneError {
    .badValue(field: "\(name).\(field)", found: found, rule: rule)
  }
}
