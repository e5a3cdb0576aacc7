import Foundation
import Labels
import TestSupport
import Testing

@testable import Radio

@Suite("The samples of an extracted box")
struct BoxExtractionTests {
  /// Widths in Hz that give these factors: one stage or several, even and odd, and 1 with a filter.
  private static let widths: [(width: Double, factor: Int)] = [
    (600e3, 1), (400e3, 2), (260e3, 3), (160e3, 5), (114e3, 7), (80e3, 10), (53e3, 15),
    (16e3, 50), (2.4e3, 324),
  ]

  private func noise(_ count: Int) -> MemoryIQSource {
    var random = SeededGenerator(seed: 3)
    return MemoryIQSource(
      interleaved: (0..<2 * count).map { _ in Float.random(in: -1...1, using: &random) })
  }

  @Test("tones in the box keep their level, all others lose 80 dB", arguments: widths)
  func response(_ width: Double, _ factor: Int) throws {
    let rig = try ExtractionRig(sampleCount: 1 << 17)
    let center = 130e3
    let box = rig.box(center: center, width: width)
    let cut = try BoxCut(ExtractionRequest(box), of: rig.capture)
    #expect(cut.factor == factor)
    // Outputs in the middle, where the filter sees no edge of the capture.
    let middle = cut.sampleCount / 2
    for step in 0..<48 {
      let offset = (Double(step) + 0.37) / 48 - 0.5
      let share = (offset - (offset).rounded()) * 1e6 / (width / 2)
      let source = ToneSource(
        frequency: offset + center / 1e6, sampleCount: rig.capture.sampleCount)
      let level = ExtractionRig.decibels(
        try rig.samples(of: box, from: source, middle..<middle + 6))
      if share.magnitude <= 1 { #expect(level.magnitude < 0.02, "\(share)") }
      if share.magnitude >= 1.25 { #expect(level < -80, "\(share)") }
    }
    for share in stride(from: -1.0, through: 1, by: 0.125) {
      let source = ToneSource(
        frequency: (center + share * width / 2) / 1e6, sampleCount: rig.capture.sampleCount)
      let level = ExtractionRig.decibels(
        try rig.samples(of: box, from: source, middle..<middle + 6))
      #expect(level.magnitude < 0.02, "\(share)")
    }
    for share in [-1.26, 1.26] where width < 500e3 {
      let source = ToneSource(
        frequency: (center + share * width / 2) / 1e6, sampleCount: rig.capture.sampleCount)
      #expect(
        ExtractionRig.decibels(try rig.samples(of: box, from: source, middle..<middle + 6)) < -80)
    }
  }

  @Test("the phase does not drift over 1e10 samples")
  func phase() throws {
    let rig = try ExtractionRig(sampleCount: 10_000_000_000)
    let center = 123_456.789
    let source = ToneSource(frequency: center / 1e6, sampleCount: rig.capture.sampleCount)
    let box = rig.box(center: center, width: 50e3)
    let extraction = try BoxExtraction(ExtractionRequest(box), of: rig.capture, from: source)
    for start in [1000, extraction.sampleCount / 3, extraction.sampleCount - 1000] {
      let samples = try ExtractionRig.read(extraction, start..<start + 70)
      for place in 0..<70 {
        // The frequency of the box is a difference of two larger ones, so it is off by up to 1e-8 Hz.
        #expect((samples[2 * place] - 1).magnitude < 2e-4)
        #expect(samples[2 * place + 1].magnitude < 2e-3)
      }
    }
  }

  @Test("the samples do not depend on how many are read at a time", arguments: widths)
  func blocks(_ width: Double, _ factor: Int) throws {
    let rig = try ExtractionRig(sampleCount: 40_000)
    let source = noise(40_000)
    let box = rig.box(1234..<38_765, center: -200e3, width: width)
    let whole = try rig.samples(of: box, from: source)
    let count = whole.count / 2
    for atOnce in [max(1, count / 3), max(1, count / 37)] {
      #expect(try rig.samples(of: box, from: source, atOnce: atOnce) == whole)
    }
    let part = try rig.samples(of: box, from: source, count / 2..<count / 2 + 5)
    #expect(part == Array(whole[2 * (count / 2)..<2 * (count / 2) + 10]))
  }

  @Test("a pulse stays at its time", arguments: widths)
  func delay(_ width: Double, _ factor: Int) throws {
    let rig = try ExtractionRig(sampleCount: 60_000)
    // A pulse much longer than the filter's response, symmetric about a sample that is kept.
    let (start, middle) = (100, 100 + factor * (30_000 / factor))
    let deviation = 8 / width * 1e6
    var values = [Float](repeating: 0, count: 120_000)
    for index in 0..<60_000 {
      let place = Double(index - middle) / deviation
      let phase = 2 * Double.pi * 0.11 * Double(index)
      values[2 * index] = Float(exp(-place * place / 2) * cos(phase))
      values[2 * index + 1] = Float(exp(-place * place / 2) * sin(phase))
    }
    let box = rig.box(start..<60_000, center: 110e3, width: width)
    let samples = try rig.samples(of: box, from: MemoryIQSource(interleaved: values))
    var (sum, moment) = (0.0, 0.0)
    for index in 0..<samples.count / 2 {
      let (real, imaginary) = (Double(samples[2 * index]), Double(samples[2 * index + 1]))
      let level = real * real + imaginary * imaginary
      sum += level
      moment += level * Double(index)
    }
    let found = moment / sum * Double(factor) + Double(start)
    #expect((found - Double(middle)).magnitude < 0.02 * deviation)
    let energy = sum * Double(factor) / (deviation * Double.pi.squareRoot())
    #expect((energy - 1).magnitude < 0.01)
  }

  @Test("around the capture, and around the part with the tuning of the box, there are zeros")
  func edges() throws {
    let tuning = FrequencySteps([(0, 0), (20_000, 3e6), (30_000, 3e6), (40_000, 0)])
    let rig = try ExtractionRig(sampleCount: 60_000, tuning: tuning)
    var inside = [Float](repeating: 0, count: 120_000)
    var random = SeededGenerator(seed: 5)
    for index in 40_000..<80_000 { inside[index] = Float.random(in: -1...1, using: &random) }
    var around = inside
    for index in 0..<120_000 where inside[index] == 0 { around[index] = 0.5 }
    let box = rig.box(20_000..<40_000, center: 0, width: 40e3)
    let samples = try rig.samples(of: box, from: MemoryIQSource(interleaved: around))
    #expect(try rig.samples(of: box, from: MemoryIQSource(interleaved: inside)) == samples)
    #expect(ExtractionRig.areFinite(samples))

    // A constant at the edge of the capture is half of it: the other half are zeros.
    let flat = MemoryIQSource(interleaved: (0..<120_000).map { $0 % 2 == 0 ? 1 : 0 })
    let start = try rig.samples(
      of: rig.box(0..<20_000, center: 0, width: 40e3), from: flat)
    #expect((start[0] - 0.5).magnitude < 0.1)
    #expect((start[2 * 40] - 1).magnitude < 1e-3)
  }

  @Test("a box wider than 0.8 of the band is a copy of the samples")
  func copy() throws {
    let rig = try ExtractionRig(sampleCount: 5000)
    let source = noise(5000)
    let samples = try rig.samples(
      of: rig.box(1000..<3000, center: 5e3, width: 900e3), from: source)
    var expected = [Float](repeating: 0, count: 4000)
    expected.withUnsafeMutableBufferPointer { source.read(1000..<3000, into: $0) }
    #expect(samples == expected)
  }

  @Test("samples that are not numbers do not crash, and stay where they are")
  func notNumbers() throws {
    let rig = try ExtractionRig(sampleCount: 20_000)
    var values = [Float](repeating: 0.25, count: 40_000)
    (values[20_000], values[20_003]) = (.nan, .infinity)
    let samples = try rig.samples(
      of: rig.box(center: 0, width: 80e3), from: MemoryIQSource(interleaved: values))
    #expect(!samples[2000].isFinite)
    #expect(ExtractionRig.areFinite(Array(samples[..<1800] + samples[2200...])))
  }
}
