import Foundation
import TestSupport
import Testing

@testable import Labels
@testable import Radio

@Suite("A real recording", .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"))
struct RealMeasurementTests {
  @Test("the measurement of analog video agrees with numpy")
  func video() throws {
    let capture = try CaptureFile.open(
      SharedMaterial.root.appending(path: "data/rf/MAN_151200ZNOV26_5925.rfcap"))
    // A whole number of windows, so that the last step is not shorter.
    let box = Box(samples: 250_000..<350_352, frequencies: 5921e6...5929e6)
    let measured = try #require(
      try BoxMeasurement.measure(
        box, of: CaptureReader(capture), sampleRate: capture.sampleRate, band: capture.band))
    let (spectrum, signal) = (measured.spectrum, measured.signal)
    #expect(spectrum.densities.count == 2048)
    // Computed by numpy's FFTs of the same 97 windows in float64.
    let peak = PowerSpectrum.decibels(spectrum.densities[signal.peak.bin])
    #expect(abs(spectrum.frequency(ofBin: signal.peak.bin) - 5_923_720_703.125) < 0.01)
    #expect(abs(peak - 2.548609) < 1e-4)
    #expect(abs(PowerSpectrum.decibels(signal.power) - 59.03924) < 1e-3)
    // numpy's median, and the difference between the median and the mean of 92 averages.
    let noise = try #require(signal.noiseDensity)
    #expect(abs(PowerSpectrum.decibels(noise) - (-39.09506 + 0.0158)) < 1e-3)
    let ratio = try #require(signal.signalToNoise)
    #expect(abs(PowerSpectrum.decibels(ratio) - (29.09805 - 0.0158)) < 0.002)
    let occupied = try #require(signal.occupiedBand)
    #expect(abs(occupied.lowerBound - 5_922_075_195) < spectrum.binWidth)
    #expect(abs(occupied.upperBound - 5_927_446_289) < spectrum.binWidth)
    let half = try #require(signal.halfPowerBand)
    #expect(abs(half.lowerBound - 5_923_713_000) < spectrum.binWidth)
    #expect(abs(half.upperBound - 5_923_755_000) < spectrum.binWidth)
  }
}
