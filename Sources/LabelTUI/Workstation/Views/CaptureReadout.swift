import Foundations
import Labels
import Radio
import TerminalKit

/// The texts about an open capture in the status line: the point under the crosshair, the box, and the
/// classes.
struct CaptureReadout {
  private let capture: CaptureState

  /// The key that finishes a box with the current class.
  private let commitKey: String

  init(_ capture: CaptureState, commitKey: String) {
    self.capture = capture
    self.commitKey = commitKey
  }

  /// The parts, the most important first.
  var parts: [String] {
    [time, frequency] + [level, size].compactMap { $0 }
      + CanvasReadout(canvas: capture.canvas).classes(commitKey: commitKey)
  }

  /// The time of the point, with the digits that distinguish cells; samples if the time is exact.
  private var time: String {
    let (rate, viewport) = (capture.capture.sampleRate, capture.viewport)
    let unit = TimeUnit(for: Double(viewport.x.upperBound) / rate)
    let step = capture.canvas.readsExactly.x ? 1 : viewport.unitsPerColumn
    let decimals = Self.decimals(toTell: Double(step) / rate / unit.seconds)
    let value = Double(capture.canvas.readPoint.x) / rate / unit.seconds
    return "\(Quantity.fixed(value, decimals: decimals)) \(unit.name)"
  }

  /// The frequency of the point, with the digits that distinguish rows; hertz if the frequency is exact.
  private var frequency: String {
    let unit = FrequencyUnit(for: capture.capture.band)
    let step = capture.canvas.readsExactly.y ? 1 : capture.viewport.rowHeight
    let decimals = Self.decimals(toTell: min(step, capture.viewport.rowHeight) / unit.hertz)
    let tuning = capture.capture.tuning(at: capture.canvas.crosshair.x)
    let value = (capture.canvas.readPoint.y + tuning) / unit.hertz
    return "\(Quantity.fixed(value, decimals: decimals)) \(unit.name)"
  }

  /// Digits that distinguish values `step` apart; a step of 0.1 may be slightly smaller after a division.
  private static func decimals(toTell step: Double) -> Int {
    Quantity.decimals(toTell: step * (1 + 1e-9))
  }

  private var level: String? {
    let cell = capture.canvas.plane.crosshairCell
    return PictureSampler(capture).decibels(column: cell.column, row: cell.row)
      .map {
        Silence.includes($0) ? "silence" : "\(Quantity.fixed(Double($0), decimals: 1)) dB/Hz"
      }
  }

  /// The size of the drawn or selected box.
  private var size: String? {
    guard let box = capture.canvas.drawnBox ?? capture.canvas.selected?.box else { return nil }
    let length = Double(box.samples.count) / capture.capture.sampleRate
    let width = box.frequencies.upperBound - box.frequencies.lowerBound
    return "□ \(Quantity.time(length)) × \(Quantity.frequency(width, decimals: 3))"
  }
}
