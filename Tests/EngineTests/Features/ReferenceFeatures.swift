import Glibc

/// The features of a chunk at double precision, written from docs/formats/features.md without the code of the engine.
struct ReferenceFeatures {
  private(set) var values: [String: Double] = [:]

  init(_ samples: [(i: Double, q: Double)], sampleRate rate: Double) {
    let spectrum = Self.spectrum(samples, rate)
    let count = Double(samples.count)
    let powers = samples.map { $0.i * $0.i + $0.q * $0.q }
    let power = powers.reduce(0, +) / count
    let largest = powers.max()!.squareRoot()
    let magnitudes = powers.map { $0.squareRoot() / largest }
    let mean = magnitudes.reduce(0, +) / count
    let lowest = spectrum.sorted().prefix(307)
    let noise = lowest[153] * rate
    let snr = 10 * log10(max(power - noise, 1e-20) / max(noise, 1e-20))
    let frequencies = (0..<1024).map { (Double($0) - 512) * rate / 1024 }
    let total = spectrum.reduce(0, +)
    let peak = spectrum.indices.max { spectrum[$0] < spectrum[$1] }!

    values["rssi_dbm"] = 10 * log10(power) + 30
    values["snr_db"] = snr
    values["noise_floor_dbm"] = 10 * log10(noise) + 30
    let (a, b, c) = (log(spectrum[peak - 1]), log(spectrum[peak]), log(spectrum[peak + 1]))
    values["frequency_offset_hz"] =
      frequencies[peak] + (a - c) / (2 * (a - 2 * b + c)) * rate / 1024
    values["bandwidth_hz"] = Double(spectrum.filter { $0 > spectrum[peak] / 2 }.count) * rate / 1024
    values["psd_dbm_per_hz"] = 10 * log10(spectrum[peak]) + 30
    values["spectral_centroid_hz"] =
      zip(spectrum, frequencies).reduce(0) { $0 + $1.0 * $1.1 } / total
    var (sum, rolloff) = (0.0, 0)
    while sum + spectrum[rolloff] < 0.85 * total {
      (sum, rolloff) = (sum + spectrum[rolloff], rolloff + 1)
    }
    values["spectral_rolloff_hz"] = frequencies[rolloff]
    values["envelope_mean"] = mean
    values["envelope_std"] = (magnitudes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count)
      .squareRoot()
    values["envelope_max"] = 1
    values["peak_to_avg_ratio_db"] = 10 * log10(powers.max()! / power)
    let signs = samples.map { $0.i < 0 }
    values["zero_crossing_rate"] =
      Double((1..<signs.count).filter { signs[$0] != signs[$0 - 1] }.count) / count
    let spread = Self.delaySpread(spectrum, total, rate)
    values["multipath_delay_spread_us"] = spread * 1e6
    values["coherence_bandwidth_khz"] = spread > 0 ? 1 / (5 * spread) / 1000 : 0
    values["delay_spread_confidence"] =
      spread == 0
      ? 0
      : snr > 15
        ? 1
        : snr > 10 ? 0.5 + (snr - 10) / 10 : snr > 5 ? 0.3 + (snr - 5) / 10 : max(0, snr / 15)
    values["signal_present"] = snr > 0 ? 1 : 0
    values["confidence_score"] = min(1, max(0, snr / 30))
  }

  /// Welch's method with 1024 points, a periodic Hann window and steps of 512; the last segment ends with the chunk.
  private static func spectrum(_ samples: [(i: Double, q: Double)], _ rate: Double) -> [Double] {
    let window = (0..<1024).map { 0.5 - 0.5 * cos(2 * Double.pi * Double($0) / 1024) }
    let energy = window.reduce(0) { $0 + $1 * $1 }
    let last = samples.count - 1024
    var starts = Array(stride(from: 0, to: last, by: 512))
    starts.append(last)
    var sums = [Double](repeating: 0, count: 1024)
    for start in starts {
      let part = (0..<1024).map { index in
        (samples[start + index].i * window[index], samples[start + index].q * window[index])
      }
      for (bin, value) in transform(part).enumerated() {
        sums[(bin + 512) % 1024] += value.0 * value.0 + value.1 * value.1
      }
    }
    return sums.map { $0 / (Double(starts.count) * energy * rate) }
  }

  /// The root mean square width of the squared autocorrelation at delays where it is above a tenth.
  private static func delaySpread(_ spectrum: [Double], _ total: Double, _ rate: Double) -> Double {
    let correlation = transform(spectrum.map { ($0 / total, 0) }).prefix(512)
    let profile = correlation.enumerated()
      .map {
        (
          delay: Double($0.offset) / rate,
          power: $0.element.0 * $0.element.0 + $0.element.1 * $0.element.1
        )
      }
      .filter { $0.power > 0.1 }
    guard profile.count > 1 else { return 0 }
    let weight = profile.reduce(0) { $0 + $1.power }
    let mean = profile.reduce(0) { $0 + $1.power * $1.delay } / weight
    return (profile.reduce(0) { $0 + $1.power * ($1.delay - mean) * ($1.delay - mean) } / weight)
      .squareRoot()
  }

  /// The discrete Fourier transform of a power of two of values, recursively.
  private static func transform(_ values: [(Double, Double)]) -> [(Double, Double)] {
    guard values.count > 1 else { return values }
    let half = values.count / 2
    let even = transform(stride(from: 0, to: values.count, by: 2).map { values[$0] })
    let odd = transform(stride(from: 1, to: values.count, by: 2).map { values[$0] })
    var result = values
    for k in 0..<half {
      let angle = -2 * Double.pi * Double(k) / Double(values.count)
      let (c, s) = (cos(angle), sin(angle))
      let turned = (odd[k].0 * c - odd[k].1 * s, odd[k].0 * s + odd[k].1 * c)
      result[k] = (even[k].0 + turned.0, even[k].1 + turned.1)
      result[k + half] = (even[k].0 - turned.0, even[k].1 - turned.1)
    }
    return result
  }
}
