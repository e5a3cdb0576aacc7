/// A signal of a scene, as a scene file describes it (`docs/formats/scenes.md`). Times are in seconds from the start of
/// the capture, frequencies in RF Hz.
package struct TransmittedSignal: Sendable, Equatable {
  package var kind: SignalKind
  /// The class of its boxes; nil means the name of the kind.
  package var label: String?
  package var start: Double
  package var duration: Double
  /// The middle of its band.
  package var frequency: Double
  /// The width of its band, in which it has at least 99 % of its power. For a hopper, that of one channel.
  package var bandwidth: Double
  /// Its mean power over that of the noise in its band, in dB.
  package var signalToNoise: Double
  /// The number of frequencies (fsk: 2 or 4) or phases (psk: 2, 4 or 8).
  package var order: Int?
  /// Seconds of a sweep (chirp), or of a stay on a channel (hopper).
  package var period: Double?
  /// The width of the band in which a hopper hops, in Hz.
  package var span: Double?
  package var multipath: Multipath?
  /// The coherence time of Rayleigh fading in seconds; nil means a constant level.
  package var fading: Double?

  /// A signal without echoes and fading.
  package init(
    _ kind: SignalKind, start: Double, duration: Double, frequency: Double, bandwidth: Double,
    signalToNoise: Double
  ) {
    self.kind = kind
    self.start = start
    self.duration = duration
    self.frequency = frequency
    self.bandwidth = bandwidth
    self.signalToNoise = signalToNoise
  }

  /// The width of the band in which all of its transmissions are.
  var extent: Double { span ?? bandwidth }
}

extension TransmittedSignal: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case kind, label, start, duration, frequency, bandwidth, order, period, span, multipath
    case signalToNoise = "snr_db"
    case fading = "fading_coherence"
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.knownFields(CodingKeys.self)
    kind = try fields.decode(SignalKind.self, forKey: .kind)
    label = try fields.decodeIfPresent(String.self, forKey: .label)
    start = try fields.decode(Double.self, forKey: .start)
    duration = try fields.decode(Double.self, forKey: .duration)
    frequency = try fields.decode(Double.self, forKey: .frequency)
    bandwidth = try fields.decode(Double.self, forKey: .bandwidth)
    signalToNoise = try fields.decode(Double.self, forKey: .signalToNoise)
    order = try fields.decodeIfPresent(Int.self, forKey: .order)
    period = try fields.decodeIfPresent(Double.self, forKey: .period)
    span = try fields.decodeIfPresent(Double.self, forKey: .span)
    multipath = try fields.decodeIfPresent([Multipath.Echo].self, forKey: .multipath)
      .map(Multipath.init)
    fading = try fields.decodeIfPresent(Double.self, forKey: .fading)
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(kind, forKey: .kind)
    try fields.encodeIfPresent(label, forKey: .label)
    try fields.encode(start, forKey: .start)
    try fields.encode(duration, forKey: .duration)
    try fields.encode(frequency, forKey: .frequency)
    try fields.encode(bandwidth, forKey: .bandwidth)
    try fields.encode(signalToNoise, forKey: .signalToNoise)
    try fields.encodeIfPresent(order, forKey: .order)
    try fields.encodeIfPresent(period, forKey: .period)
    try fields.encodeIfPresent(span, forKey: .span)
    try fields.encodeIfPresent(multipath?.echoes, forKey: .multipath)
    try fields.encodeIfPresent(fading, forKey: .fading)
  }
}
