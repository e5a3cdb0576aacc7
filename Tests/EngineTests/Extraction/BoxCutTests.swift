import Foundation
import Labels
import Testing

@testable import Radio

@Suite("The part of a capture that an extraction keeps")
struct BoxCutTests {
  private func cut(
    _ rig: ExtractionRig, _ box: Box, _ change: (inout ExtractionRequest) -> Void = { _ in }
  ) throws -> BoxCut {
    var request = ExtractionRequest(box)
    change(&request)
    return try BoxCut(request, of: rig.capture)
  }

  @Test("the rate is that of the capture divided by a whole number, and leaves room for the filter")
  func rates() throws {
    let rig = try ExtractionRig(sampleCount: 1_000_000)
    for width in stride(from: 100.0, to: 800e3, by: 7_919.3) {
      let cut = try cut(rig, rig.box(center: 12e3, width: width))
      #expect(cut.sampleRate == 1e6 / Double(cut.factor))
      #expect(cut.sampleRate >= 1.25 * width * (1 - 1e-9))
      #expect(cut.sampleRate <= 1.25 * width * 1.5 || cut.factor == 1)
      #expect(cut.centerFrequency == 100.012e6)
      #expect(cut.sampleCount == (1_000_000 + cut.factor - 1) / cut.factor)
    }
    let whole = try cut(rig, rig.box(10..<20, center: 0, width: 1e6))
    #expect(whole.factor == 1 && whole.centerFrequency == 100e6 && whole.band == 99.5e6...100.5e6)
  }

  @Test("margins are kept as far as the capture goes")
  func margins() throws {
    let rig = try ExtractionRig(sampleCount: 10_000)
    let box = rig.box(1000..<2000, center: 0, width: 10e3)
    let wide = try cut(rig, box) {
      $0.timeMargin = 500e-6
      $0.frequencyMargin = 5e3
    }
    #expect(wide.samples == 500..<2500)
    #expect(wide.band == 99.99e6...100.01e6)
    let huge = try cut(rig, box) {
      $0.timeMargin = 1e308
      $0.frequencyMargin = 1e308
    }
    #expect(huge.samples == 0..<10_000)
    #expect(huge.band == 99.5e6...100.5e6)
  }

  @Test("a wanted rate is reached")
  func leastRate() throws {
    let rig = try ExtractionRig(sampleCount: 10_000)
    let box = rig.box(center: 0, width: 10e3)
    #expect(try cut(rig, box) { $0.leastRate = 200e3 }.sampleRate == 200e3)
    #expect(try cut(rig, box) { $0.leastRate = 90e3 }.sampleRate == 100e3)
    #expect(try cut(rig, box) { $0.leastRate = 1e3 }.sampleRate == 12.5e3)
    #expect(throws: ExtractionError.highRate(2e6, limit: 1e6)) {
      try cut(rig, box) { $0.leastRate = 2e6 }
    }
  }

  @Test("bad numbers and boxes outside of the capture are refused")
  func refusals() throws {
    let rig = try ExtractionRig(sampleCount: 10_000)
    let box = rig.box(center: 0, width: 10e3)
    let outside = ExtractionError.outside(samples: 10_000, band: 99.5e6...100.5e6)
    for wrong in [
      rig.box(10_000..<20_000, center: 0, width: 10e3), rig.box(-10..<0, center: 0, width: 10e3),
      rig.box(center: 600e3, width: 10e3), rig.box(.min..<(.min + 1), center: 0, width: 10e3),
    ] {
      #expect(throws: outside) { try cut(rig, wrong) }
    }
    #expect(throws: ExtractionError.noBandwidth(frequency: 100e6)) {
      try cut(rig, rig.box(center: 0, width: 0))
    }
    for number in [Double.nan, .infinity, -1] {
      #expect(throws: ExtractionError.self) { try cut(rig, box) { $0.timeMargin = number } }
      #expect(throws: ExtractionError.self) { try cut(rig, box) { $0.frequencyMargin = number } }
      #expect(throws: ExtractionError.self) { try cut(rig, box) { $0.leastRate = number } }
    }
  }

  @Test("huge and tiny boxes are cut to what a capture and a filter can be")
  func extremes() throws {
    let rig = try ExtractionRig(sampleCount: 1_000_000)
    let everything = Box(samples: .min ..< .max, frequencies: -.infinity ... .infinity)
    #expect(try cut(rig, everything).samples == 0..<1_000_000)
    let narrow = try cut(
      rig, Box(samples: 0..<1_000_000, frequencies: 100e6...(100e6).nextUp))
    #expect(narrow.factor <= BoxCut.largestFactor)
    #expect(narrow.band.upperBound - narrow.band.lowerBound >= narrow.sampleRate / 65)
    let short = try cut(rig, rig.box(5..<6, center: 0, width: 1e3))
    #expect(short.factor == 1 && short.sampleCount == 1)
    let source = ToneSource(frequency: 0, sampleCount: 1_000_000)
    for box in [narrow, short] {
      let samples = try ExtractionRig.read(BoxExtraction(box, sampleRate: 1e6, from: source))
      #expect(ExtractionRig.areFinite(samples))
    }
  }

  @Test("a box ends where the recording is tuned to another frequency")
  func tuning() throws {
    let rig = try ExtractionRig(
      sampleCount: 10_000, tuning: FrequencySteps([(0, 0), (4000, 2e6), (6000, 2e6), (8000, 0)]))
    let cut = try cut(rig, rig.box(5000..<9000, center: 100e3, width: 20e3)) {
      $0.timeMargin = 1
    }
    #expect(cut.samples == 4000..<8000)
    #expect(cut.endsAtTuning)
    #expect(cut.centerFrequency == 102.1e6)
    #expect(cut.band.contains(100.1e6))
  }

  @Test("other boxes are moved along, and clipped to what is kept")
  func places() throws {
    let rig = try ExtractionRig(sampleCount: 100_000)
    let cut = try cut(rig, rig.box(10_000..<50_000, center: 0, width: 80e3))
    #expect(cut.factor == 10)
    #expect(
      cut.place(of: rig.box(10_000..<50_000, center: 0, width: 80e3))
        == rig.box(0..<4000, center: 0, width: 80e3))
    #expect(
      cut.place(of: rig.box(20_005..<20_006, center: 10e3, width: 1e3))
        == rig.box(1000..<1001, center: 10e3, width: 1e3))
    let clipped = cut.place(of: rig.box(0..<90_000, center: 40e3, width: 20e3))
    #expect(clipped == rig.box(0..<4000, center: 35e3, width: 10e3))
    #expect(cut.place(of: rig.box(0..<10_000, center: 0, width: 80e3)) == nil)
    #expect(cut.place(of: rig.box(center: 60e3, width: 10e3)) == nil)
    #expect(cut.place(of: rig.box(center: 50e3, width: 20e3)) == nil)
  }
}
