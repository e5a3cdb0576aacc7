import Radio
import TerminalKit

/// A spectrum as the panel draws it: one level for each row of the picture.
struct SpectrumTrace: Equatable, Sendable {
  /// The strongest bin of each row from the top in dB/Hz; NaN if samples are damaged.
  let levels: [Float]
  /// Hz from one bin to the next.
  let binWidth: Double
  /// The strongest visible bin, in RF Hz and dB/Hz; nil if all are damaged or silent.
  let peak: (frequency: Double, level: Double)?

  /// The spectrum of a box in a picture of `viewport`.
  init(_ spectrum: PowerSpectrum, viewport: Viewport) {
    self.init(band: spectrum.band, binCount: spectrum.densities.count, viewport: viewport) { bin in
      Float(spectrum.densities[bin])
    } decibels: { density in
      Float(PowerSpectrum.decibels(Double(density)))
    }
  }

  /// The column of the picture of `capture` under the crosshair; nil if it is not computed.
  init?(ofCrosshairIn capture: CaptureState) {
    guard let column = PictureSampler(capture).column(at: capture.canvas.crosshair.x) else {
      return nil
    }
    self.init(
      band: capture.capture.band, binCount: column.count, viewport: capture.viewport
    ) { bin in
      column[column.startIndex + bin]
    } decibels: { level in
      level
    }
  }

  /// `value` returns the value of a bin, and `decibels` converts a value to dB/Hz; it must increase with the value.
  private init(
    band: ClosedRange<Double>, binCount: Int, viewport: Viewport, value: (Int) -> Float,
    decibels: (Float) -> Float
  ) {
    let rows = BinRows(view: viewport.y, band: band, binCount: binCount)
      .ranges(rows: viewport.size.height)
    var strongest: (bin: Int, value: Float)?
    levels = rows.map { bins in
      var peak = value(bins.lowerBound)
      for bin in bins {
        peak = max(peak, value(bin))
        if value(bin) > strongest?.value ?? -.infinity { strongest = (bin, value(bin)) }
      }
      return decibels(peak)
    }
    let width = (band.upperBound - band.lowerBound) / Double(binCount)
    binWidth = width
    peak = strongest.flatMap { bin, value in
      let level = decibels(value)
      return Silence.includes(level) ? nil : (band.lowerBound + Double(bin) * width, Double(level))
    }
  }

  static func == (a: SpectrumTrace, b: SpectrumTrace) -> Bool {
    a.levels == b.levels && a.binWidth == b.binWidth && a.peak?.frequency == b.peak?.frequency
      && a.peak?.level == b.peak?.level
  }
}
