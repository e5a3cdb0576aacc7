import Foundations
import Labels
import Radio
import TerminalKit

/// The measured values: four rows, each with one value at the left and one at the right.
struct SpectrumNumbers {
  let capture: CaptureState
  let trace: SpectrumTrace?
  let palette: Palette

  /// The number of rows of a box.
  static let height = 4

  /// The number of rows in a panel of `width` columns.
  func count(width: Int) -> Int { rows(width: width - 1).count }

  /// A value at one end of a row.
  private struct Figure {
    var text: String
    var color: Color
  }

  /// Draws into `rect` from its second column on. With `isOverlay`, first blanks the bars there.
  func draw(in rect: Rect, isOverlay: Bool, on grid: inout CellGrid) {
    let room = rect.width - 1
    if isOverlay {
      let bars = Rect(
        column: rect.column + 1, row: rect.row, width: room, height: rect.height)
      grid.fill(bars, with: .blank)
    }
    for (index, row) in rows(width: room).prefix(rect.height).enumerated() {
      let y = rect.row + index
      let used = grid.write(
        row.left.text, column: rect.column + 1, row: y, limit: room, foreground: row.left.color)
      let width = row.right.text.unicodeScalars.count
      guard used + width < room else { continue }
      grid.write(
        row.right.text, column: rect.columns.upperBound - width, row: y,
        foreground: row.right.color)
    }
  }

  private func rows(width: Int) -> [(left: Figure, right: Figure)] {
    let spectrum = capture.spectrum
    if let failure = spectrum.failure {
      return wrapped(failure, width: width).map { (Figure(text: $0, color: palette.error), none) }
    }
    guard let measurement = spectrum.measurement else { return columnRows }
    var rows = rows(of: measurement)
    if spectrum.isPending {
      // The values are those of an earlier box.
      rows = rows.map { (dimmed($0.left), dimmed($0.right)) }
      rows[3] = (Figure(text: pendingText, color: palette.accent), none)
    }
    return rows
  }

  private func rows(of measurement: BoxMeasurement) -> [(left: Figure, right: Figure)] {
    let (signal, spectrum) = (measurement.signal, measurement.spectrum)
    let ratio = signal.signalToNoise.map(PowerSpectrum.decibels)
    let noise = signal.noiseDensity.map(PowerSpectrum.decibels)
    return [
      peakRow(
        signal.peak.frequency + tuning(at: measurement.box.samples.lowerBound),
        PowerSpectrum.decibels(signal.peak.density), step: spectrum.binWidth),
      (
        Figure(text: "-3 dB \(halfPowerText(signal, spectrum))", color: palette.accent),
        plain("SNR \(decibels(ratio)) dB")
      ),
      (
        Figure(text: "99 % \(width(signal.occupiedBand))", color: palette.warning),
        plain("\(decibels(PowerSpectrum.decibels(signal.power))) dBFS")
      ),
      (
        Figure(text: "RBW \(Self.threeDigits(spectrum.resolution))", color: palette.dim),
        Figure(text: "┊ \(decibels(noise)) dB/Hz", color: palette.dim)
      ),
    ]
  }

  /// The rows without a box: the peak of the column, and its length.
  private var columnRows: [(left: Figure, right: Figure)] {
    guard let trace else { return [] }
    let file = capture.capture
    let isSilent = trace.levels.contains(where: Silence.includes)
    let length = Double(capture.viewport.samplesPerDot) / file.sampleRate
    var rows = [
      trace.peak.map {
        peakRow(
          $0.frequency + tuning(at: capture.canvas.crosshair.x), $0.level, step: trace.binWidth)
      } ?? (plain(isSilent ? "silence" : "damaged samples"), none),
      (
        Figure(text: "column \(Quantity.time(length))", color: palette.dim),
        Figure(text: capture.display.showsMean ? "mean" : "peak hold", color: palette.dim)
      ),
    ]
    if capture.spectrum.isPending {
      rows.append((Figure(text: pendingText, color: palette.accent), none))
    }
    return rows
  }

  private func tuning(at sample: Int) -> Double { capture.capture.tuning(at: sample) }

  private func peakRow(
    _ frequency: Double, _ level: Double, step: Double
  ) -> (left: Figure, right: Figure) {
    let unit = FrequencyUnit(for: capture.capture.band)
    let digits = min(5, Quantity.decimals(toTell: step / unit.hertz))
    let number = Quantity.fixed(frequency / unit.hertz, decimals: digits)
    return (
      Figure(text: "◆ \(number) \(unit.name)", color: palette.bright),
      Figure(text: "\(decibels(level)) dB/Hz", color: palette.bright)
    )
  }

  private var pendingText: String {
    let progress = capture.spectrum.progress
    return progress > 0 ? "measuring \(Int(progress * 100)) %" : "measuring…"
  }

  private var none: Figure { plain("") }

  private func plain(_ text: String) -> Figure { Figure(text: text, color: .standard) }

  private func dimmed(_ figure: Figure) -> Figure { Figure(text: figure.text, color: palette.dim) }

  private func decibels(_ value: Double?) -> String {
    value.map { Silence.includes($0) ? "-∞" : Quantity.fixed($0, decimals: 1) } ?? "-"
  }

  /// The -3 dB width; an upper limit if the signal cannot be distinguished from a tone.
  private func halfPowerText(_ signal: SignalMeasurement, _ spectrum: PowerSpectrum) -> String {
    guard !signal.isHalfPowerBandResolved, let band = signal.halfPowerBand else {
      return width(signal.halfPowerBand)
    }
    let bound = max(band.upperBound - band.lowerBound, spectrum.resolution)
    return "≤\(Self.threeDigits(bound))"
  }

  private func width(_ band: ClosedRange<Double>?) -> String {
    band.map { Self.threeDigits($0.upperBound - $0.lowerBound) } ?? "-"
  }

  /// A frequency to three digits: `1.25 MHz`, `912 kHz`.
  static func threeDigits(_ hertz: Double) -> String {
    let units = [(1e9, "GHz"), (1e6, "MHz"), (1e3, "kHz"), (1, "Hz")]
    // From this value on, three digits round up to the unit.
    let unit = units.first { hertz.magnitude >= $0.0 * 0.9995 } ?? (1, "Hz")
    let value = hertz / unit.0
    let decimals = value.magnitude < 9.995 ? 2 : value.magnitude < 99.95 ? 1 : 0
    return "\(Quantity.fixed(value, decimals: decimals)) \(unit.1)"
  }

  private func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in VisibleText.of(text).split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
