import Labels
import Radio

/// Where the crosshair stands exactly: on the middle of its cell, or where the user typed.
extension CaptureState {
  /// The corner of a drawn box at the crosshair: its cell; a line without extent where the user typed.
  var cornerBox: Box {
    let cell = crosshairBox
    let (sample, frequency) = (crosshair.typedSample, crosshair.typedFrequency)
    return Box(
      samples: sample.map { $0..<$0 } ?? cell.samples,
      frequencies: frequency.map { $0...$0 } ?? cell.frequencies)
  }

  /// The box from `anchor` to the crosshair. A side without extent gets that of the crosshair's cell.
  func boxToCrosshair(from anchor: Box) -> Box {
    let (cell, corner) = (crosshairBox, cornerBox)
    var box = anchor.union(corner)
    if let sample = crosshair.typedSample { box.samples = anchor.samples.reaching(sample) }
    if let frequency = crosshair.typedFrequency {
      box.frequencies = anchor.frequencies.reaching(frequency)
    }
    if box.samples.isEmpty { box.samples = cell.samples }
    if box.frequencies.lowerBound == box.frequencies.upperBound {
      box.frequencies = cell.frequencies
    }
    return box
  }

  /// The point that the status line reads: samples from the start, and RF Hz. With a part of a box
  /// chosen it is that part; else what was typed, or the middle of the cell.
  var readPoint: (sample: Int, frequency: Double) {
    let cell = crosshairBox
    var sample = crosshair.typedSample ?? cell.samples.middle
    var frequency = crosshair.typedFrequency ?? cell.frequencies.middle
    guard case .selected(_, let grip?) = mode, let box = selected?.box else {
      return (sample, frequency)
    }
    (sample, frequency) = (box.samples.middle, box.frequencies.middle)
    switch grip {
    case .whole, .left: sample = box.samples.lowerBound
    case .right: sample = box.samples.upperBound
    case .top: frequency = box.frequencies.upperBound
    case .bottom: frequency = box.frequencies.lowerBound
    }
    return (sample, frequency)
  }

  /// Whether the time and the frequency that the status line reads are exact, and not those
  /// of a cell.
  var readsExactly: (time: Bool, frequency: Bool) {
    if case .selected(_, let grip?) = mode {
      return (![.top, .bottom].contains(grip), ![.left, .right].contains(grip))
    }
    return (crosshair.typedSample != nil, crosshair.typedFrequency != nil)
  }

  /// Brings the crosshair to `samples`: to their middle, or exactly there where they have no extent.
  mutating func moveCrosshair(to samples: Range<Int>) {
    if samples.isEmpty {
      crosshair.moveExactly(toSample: samples.lowerBound, of: capture.sampleCount)
    } else {
      crosshair.move(toSample: samples.middle)
    }
  }

  /// Brings the crosshair to `frequencies`: to their middle, or exactly there where they have no extent.
  mutating func moveCrosshair(to frequencies: ClosedRange<Double>) {
    if frequencies.lowerBound == frequencies.upperBound {
      crosshair.moveExactly(toFrequency: frequencies.lowerBound)
    } else {
      crosshair.move(toFrequency: frequencies.middle)
    }
  }
}

extension Range<Int> {
  /// The middle one, the later of two.
  var middle: Int { lowerBound + count / 2 }

  /// This range with an edge at `bound`: the one that lies nearer, where `bound` is inside.
  fileprivate func reaching(_ bound: Int) -> Range<Int> {
    let movesUpper = bound - lowerBound > upperBound - bound
    return movesUpper ? lowerBound..<bound : bound..<upperBound
  }
}

extension ClosedRange<Double> {
  /// Halfway between the bounds.
  var middle: Double { lowerBound + (upperBound - lowerBound) / 2 }

  /// This range with an edge at `bound`: the one that lies nearer, where `bound` is inside.
  fileprivate func reaching(_ bound: Double) -> ClosedRange<Double> {
    let movesUpper = bound - lowerBound > upperBound - bound
    return movesUpper ? lowerBound...bound : bound...upperBound
  }
}
