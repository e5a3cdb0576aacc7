import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Labels
@testable import Libraries
@testable import Radio

/// Bursts at known positions are boxed, saved and exported: the boxes must match them in the image.
@Suite("Box placement")
struct BoxPlacementTests {
  private static let windowSeconds = 0.2
  /// A 6 dB drop in the levels of the image.
  private static let fall = 6.0 * 255 / 80

  @Test(
    "every edge of an exported box is within 1.5 pixels of the burst's -6 dB point",
    arguments: [250e3, 1e6, 10e6, 20e6])
  func placement(sampleRate: Double) throws {
    let folder = try TemporaryFolder()
    let bursts = Burst.several(sampleRate: sampleRate, duration: Self.windowSeconds)
    let capture = folder.file("bursts.cf32")
    try Burst.write(bursts, sampleRate: sampleRate, duration: Self.windowSeconds, to: capture)
    let state = folder.file("state")
    var parameters = CaptureParameters()
    parameters.sampleRate = sampleRate
    let opener = CaptureOpener(options: parameters, stateFolder: state)
    let opened = try opener.open(capture)
    try opener.remember(capture, opened.facts)
    try CaptureLabels(of: opened, stateFolder: state).write(
      LabelRevision(bursts.map { Annotation(box: $0.box, label: "burst") }))

    let store = SampleStore(dataset: folder.file("data"))
    let report = try BulkSave(
      store: store, windowSeconds: Self.windowSeconds, stateFolder: state
    ).run([capture])
    #expect(report.progress.newSamples == 1)
    let export = folder.file("export")
    _ = try CuratedDataset(of: store, filter: .all).export(to: export)
    let coco = try JSONDecoder().decode(
      COCODataset.self, from: Data(contentsOf: export.appending(path: "dataset.json")))
    let name = try #require(coco.images.first?.fileName)
    let image = try PNGCodec.decode(
      [UInt8](Data(contentsOf: export.appending(path: "images/\(name)"))))
    let boxes = coco.annotations.map { $0.bbox.map { Int($0.value) } }.sorted { $0[0] < $1[0] }
    #expect(boxes.count == bursts.count)
    for box in boxes {
      let (left, top, right, bottom) = (box[0], box[1], box[0] + box[2], box[1] + box[3])
      let middle = (column: (left + right) / 2, row: (top + bottom) / 2)
      let quarter = (right - left) / 4
      let times = Self.edges(
        of: (0..<1024).map { column in
          Self.mean((top..<bottom).map { image.pixels[$0 * 1024 + column] })
        }, around: middle.column)
      let frequencies = Self.edges(
        of: (0..<1024).map { row in
          Self.mean(((left + quarter)..<(right - quarter)).map { image.pixels[row * 1024 + $0] })
        }, around: middle.row)
      for (edge, found) in [
        (left, times.first), (right, times.last), (top, frequencies.first),
        (bottom, frequencies.last),
      ] {
        #expect(abs(Double(edge) - found) <= 1.5, "\(box) at \(sampleRate): \(edge), \(found)")
      }
    }
  }

  private static func mean(_ pixels: [UInt8]) -> Double {
    Double(pixels.reduce(0) { $0 + Int($1) }) / Double(pixels.count)
  }

  /// The positions at which `levels` drop by 6 dB on both sides of `middle`, in pixels from the
  /// left edge of the first one.
  private static func edges(
    of levels: [Double], around middle: Int
  ) -> (first: Double, last: Double) {
    let limit = levels[middle] - fall
    func crossing(_ step: Int) -> Double {
      var inside = middle
      while levels.indices.contains(inside + step), levels[inside + step] > limit { inside += step }
      guard levels.indices.contains(inside + step) else { return Double(inside) + 0.5 }
      let outside = levels[inside + step]
      let share = (levels[inside] - limit) / (levels[inside] - outside)
      return Double(inside) + 0.5 + Double(step) * share
    }
    return (crossing(-1), crossing(1))
  }
}

/// Tones on neighboring bins, with a start and an end.
private struct Burst {
  /// Borders of frames, where half of a transform is filled: a drop of 6 dB.
  var frames: Range<Int>
  /// Bins of 4096, from the middle of the band. Tones are half a bin above every fourth one,
  /// between the two bins that contribute to a row of the image.
  var bins: ClosedRange<Int>
  var sampleRate: Double

  var box: Box {
    let binWidth = sampleRate / 4096
    return Box(
      samples: (frames.lowerBound * 2048)..<(frames.upperBound * 2048),
      // A tone, which is half a bin above its number, drops by 6 dB one bin beside it.
      frequencies: ((Double(bins.lowerBound) - 0.5) * binWidth)...((Double(bins.upperBound) + 1.5)
        * binWidth))
  }

  /// Three bursts, the last one near the end of the capture.
  static func several(sampleRate: Double, duration: Double) -> [Burst] {
    let frames = Int(duration * sampleRate) / 2048
    return [
      Burst(frames: (frames / 8)..<(frames / 4), bins: -1799...(-1499), sampleRate: sampleRate),
      Burst(frames: (frames / 2)..<(frames * 5 / 8), bins: -199...201, sampleRate: sampleRate),
      Burst(frames: (frames * 3 / 4)..<(frames - 2), bins: 901...1401, sampleRate: sampleRate),
    ]
  }

  /// Writes complex64 samples with `bursts` over faint noise.
  static func write(
    _ bursts: [Burst], sampleRate: Double, duration: Double, to url: URL
  ) throws {
    let count = Int(duration * sampleRate)
    var generator = SeededGenerator(seed: 7)
    var values = (0..<(2 * count)).map { _ in Float.random(in: -1e-4...1e-4, using: &generator) }
    for burst in bursts {
      // All tones repeat after two transforms.
      let period = burst.period(using: &generator)
      for sample in burst.box.samples {
        let (real, imaginary) = period[sample % period.count]
        values[2 * sample] += real
        values[2 * sample + 1] += imaginary
      }
    }
    try values.withUnsafeBytes { try Data($0).write(to: url) }
  }

  private func period(using generator: inout SeededGenerator) -> [(Float, Float)] {
    let tones = stride(from: bins.lowerBound, through: bins.upperBound, by: 4).map { bin in
      (halfBins: 2 * bin + 1, phase: Double.random(in: 0..<(2 * .pi), using: &generator))
    }
    return (0..<8192).map { sample in
      var (real, imaginary) = (0.0, 0.0)
      for tone in tones {
        let angle = 2 * .pi * Double(tone.halfBins * sample % 8192) / 8192 + tone.phase
        real += cos(angle)
        imaginary += sin(angle)
      }
      return (Float(real), Float(imaginary))
    }
  }
}
