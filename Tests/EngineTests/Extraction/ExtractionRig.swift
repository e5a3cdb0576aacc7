import Foundation
import Labels

@testable import Radio

/// A capture without a file, and extractions from it.
struct ExtractionRig {
  /// The capture: 1 MS/s at 100 MHz.
  let capture: Capture

  init(sampleCount: Int, tuning: FrequencySteps = .none) throws {
    let layout = SampleLayout(format: .cf32LE, headerBytes: 0, fileSize: 8 * sampleCount)
    var facts = CaptureFacts(
      url: URL(filePath: "/nowhere/x.sigmf-data"), container: .sigmf, layout: layout)
    facts.sampleRate = 1e6
    facts.centerFrequency = 100e6
    facts.tuning = tuning
    capture = try Capture(facts)
  }

  /// A box around `center` Hz from the middle of the capture.
  func box(_ samples: Range<Int>? = nil, center: Double, width: Double) -> Box {
    Box(
      samples: samples ?? 0..<capture.sampleCount,
      frequencies: 100e6 + center - width / 2...100e6 + center + width / 2)
  }

  /// The samples `range` (all by default) of the extraction of `box`, read `atOnce` at a time.
  func samples(
    of box: Box, from source: some IQSource, _ range: Range<Int>? = nil, atOnce: Int = .max
  ) throws -> [Float] {
    let extraction = try BoxExtraction(ExtractionRequest(box), of: capture, from: source)
    return try Self.read(extraction, range, atOnce: atOnce)
  }

  static func read(
    _ extraction: BoxExtraction, _ range: Range<Int>? = nil, atOnce: Int = .max
  ) throws -> [Float] {
    let range = range ?? 0..<extraction.sampleCount
    var values = [Float](repeating: .nan, count: 2 * range.count)
    try values.withUnsafeMutableBufferPointer { values in
      var start = range.lowerBound
      while start < range.upperBound {
        let end = start + min(atOnce, range.upperBound - start)
        let offset = 2 * (start - range.lowerBound)
        try extraction.read(
          start..<end, into: UnsafeMutableBufferPointer(rebasing: values[offset...]))
        start = end
      }
    }
    return values
  }

  static func areFinite(_ samples: [Float]) -> Bool { samples.allSatisfy(\.isFinite) }

  /// The mean power of interleaved `samples` in dB.
  static func decibels(_ samples: [Float]) -> Double {
    let sum = samples.reduce(0.0) { $0 + Double($1) * Double($1) }
    return 10 * log10(max(sum / Double(samples.count / 2), 1e-30))
  }
}
