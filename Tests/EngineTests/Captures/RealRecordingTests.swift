import Foundation
import TestSupport
import Testing

@testable import Radio

@Suite("Real recordings", .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"))
struct RealRecordingTests {
  private func file(_ name: String) -> URL {
    SharedMaterial.root.appending(path: "data/rf/\(name)")
  }

  @Test(
    "raw IQ opens by its extension if the rate is given, and has finite samples of plausible size",
    arguments: [
      ("wsp.complex", "cf32_le", 78_340), ("homematic.complex32s", "ci16_le", 117_396),
      ("elektromaten.complex16s", "ci8", 1_236_159),
    ])
  func raw(name: String, datatype: String, count: Int) throws {
    let facts = try CaptureFile.facts(of: file(name))
    #expect(facts.container == .raw && facts.sampleRate == nil)
    #expect(facts.layout.format.rawValue == datatype && facts.layout.sampleCount == count)
    var given = CaptureParameters()
    given.sampleRate = 1e6
    let samples = try samples(of: CaptureFile.open(file(name), given: given))
    #expect(samples.allSatisfy { $0.isFinite && $0.magnitude <= 2 })
    let peak = samples.lazy.map(\.magnitude).max() ?? 0
    #expect(peak > 0.01, "bursts, not silence: \(peak)")
  }

  @Test("the SigMF logo has two real channels, one per axis, and three annotations")
  func logo() throws {
    let capture = try CaptureFile.open(file("sigmf_logo.sigmf-data"))
    #expect(capture == (try CaptureFile.open(file("sigmf_logo.sigmf-meta"))))
    #expect(capture.sampleFormat.rawValue == "ri16_le" && capture.sampleCount == 288_000)
    #expect(capture.sampleRate == 48_000 && capture.band == -24_000...24_000)
    var second = CaptureParameters()
    second.channel = 2
    let (left, right) = (
      try samples(of: capture),
      try samples(of: CaptureFile.open(file("sigmf_logo.sigmf-meta"), given: second))
    )
    #expect(left != right)
    #expect(stride(from: 1, to: left.count, by: 2).allSatisfy { left[$0] == 0 }, "real: Q is 0")

    let state = try TemporaryFolder()
    let boxes = CaptureLabels(of: capture, stateFolder: state.url).load().annotations
    #expect(boxes.map(\.title) == ["logo warmup", "logo spinup", "logo steady"])
    #expect(boxes.allSatisfy { $0.label == nil })
    #expect(boxes.map(\.box.samples) == [6000..<48_000, 48_000..<186_000, 186_000..<282_000])
    #expect(boxes.allSatisfy { $0.box.frequencies == -22_000...22_000 })
  }

  @Test("the spectrogram of a real signal is symmetric about 0 Hz")
  func mirror() throws {
    let capture = try CaptureFile.open(file("sigmf_logo.sigmf-meta"))
    let tile = try #require(
      try DisplaySpectrogram.tile(
        TileKey(samplesPerColumn: 4096, index: 1), of: try CaptureReader(capture),
        sampleRate: capture.sampleRate))
    for column in 0..<tile.columnCount {
      let bins = tile.peaks[column * tile.binCount..<(column + 1) * tile.binCount]
      for bin in 1..<tile.binCount / 2 {
        let (low, high) = (bins[bins.startIndex + bin], bins[bins.endIndex - bin])
        #expect(abs(low - high) < 0.5 || max(low, high) < -120)
      }
    }
  }

  private func samples(of capture: Capture) throws -> [Float] {
    var samples = [Float](repeating: .nan, count: 2 * capture.sampleCount)
    let reader = try CaptureReader(capture)
    try samples.withUnsafeMutableBufferPointer {
      try reader.read(0..<capture.sampleCount, into: $0)
    }
    return samples
  }
}
