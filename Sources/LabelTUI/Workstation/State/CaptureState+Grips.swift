import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// Moving and resizing a box by one of its grips, within the capture.
extension CaptureState {
  /// Moves `grip` of the box `id` by `cells` in `direction`.
  mutating func moveGrip(
    _ grip: BoxMode.Grip, of id: UUID, _ direction: Command.Direction, cells: Int
  ) {
    let samples = cells * viewport.samplesPerColumn
    let hertz = Double(cells) * viewport.rowHeight
    switch direction {
    case .left: moveGrip(grip, of: id, bySamples: -samples, hertz: 0)
    case .right: moveGrip(grip, of: id, bySamples: samples, hertz: 0)
    case .up: moveGrip(grip, of: id, bySamples: 0, hertz: hertz)
    case .down: moveGrip(grip, of: id, bySamples: 0, hertz: -hertz)
    }
    if let box = selected?.box { followGrip(grip, of: box) }
  }

  /// Moves `grip` of the box `id` in data.
  mutating func moveGrip(_ grip: BoxMode.Grip, of id: UUID, bySamples: Int, hertz: Double) {
    guard let box = boxes.current.first(where: { $0.id == id })?.box else { return }
    let moved = box.moving(grip, bySamples: bySamples, hertz: hertz, within: capture.extent)
    change(id) { $0.box = moved }
  }

  /// Brings the crosshair to `grip` of `box`.
  mutating func followGrip(_ grip: BoxMode.Grip, of box: Box) {
    let (middle, center) = (box.samples.middle, box.frequencies.middle)
    switch grip {
    case .whole: crosshair = Crosshair(sample: middle, frequency: center)
    case .left: crosshair = Crosshair(sample: box.samples.lowerBound, frequency: center)
    case .right: crosshair = Crosshair(sample: box.samples.upperBound - 1, frequency: center)
    case .top: crosshair = Crosshair(sample: middle, frequency: box.frequencies.upperBound)
    case .bottom: crosshair = Crosshair(sample: middle, frequency: box.frequencies.lowerBound)
    }
    showCrosshair()
  }
}

extension Box {
  /// This box with `grip` moved, never leaving `extent` and never turning inside out.
  func moving(
    _ grip: BoxMode.Grip, bySamples: Int, hertz: Double, within extent: Box
  ) -> Box {
    var (start, end) = (samples.lowerBound, samples.upperBound)
    var (low, high) = (frequencies.lowerBound, frequencies.upperBound)
    let (band, whole) = (extent.frequencies, extent.samples)
    switch grip {
    case .whole:
      let shift = min(max(bySamples, whole.lowerBound - start), whole.upperBound - end)
      let rise = min(max(hertz, band.lowerBound - low), band.upperBound - high)
      (start, end) = (start + shift, end + shift)
      (low, high) = (low + rise, high + rise)
    case .left: start = min(max(whole.lowerBound, start + bySamples), end - 1)
    case .right: end = max(min(whole.upperBound, end + bySamples), start + 1)
    case .top: if high + hertz > low { high = min(band.upperBound, high + hertz) }
    case .bottom: if low + hertz < high { low = max(band.lowerBound, low + hertz) }
    }
    return Box(samples: start..<end, frequencies: min(low, high)...max(low, high))
  }
}
