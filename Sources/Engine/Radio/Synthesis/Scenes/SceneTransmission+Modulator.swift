extension SceneTransmission {
  /// Makes the samples of the transmission of `signal`.
  func modulator(of signal: TransmittedSignal, sampleRate: Double) -> any Modulator {
    switch kind {
    case .tone: return CarrierModulator()
    case .voice:
      // Carson's rule: the bandwidth is twice the sum of the deviation and the highest pitch.
      let deviation = width / 2 - VoiceModulator.highestPitch / sampleRate
      return VoiceModulator(deviation: deviation, sampleRate: sampleRate, seed: seed)
    case .fsk:
      return FrequencyKeyingModulator(width: width, order: signal.order ?? 2, seed: seed)
    case .hopper: return FrequencyKeyingModulator(width: width, order: 2, seed: seed)
    case .psk: return PhaseKeyingModulator(width: width, order: signal.order ?? 4, seed: seed)
    case .ook: return OnOffKeyingModulator(width: width, count: samples.count, seed: seed)
    case .chirp:
      let period = Int(((signal.period ?? 0) * sampleRate).rounded())
      return SweepModulator(width: width, period: period, upwards: seed % 2 == 0)
    case .ofdm: return MultiCarrierModulator(width: width, seed: seed)
    }
  }
}
