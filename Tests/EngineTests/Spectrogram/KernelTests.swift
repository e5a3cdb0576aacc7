import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Libraries
@testable import Radio

@Suite("Spectrogram kernels")
struct KernelTests {
  @Test("the number of threads changes no byte; the instruction set changes a few pixels by 1")
  func sameBytes() throws {
    let source = NoiseSource(sampleCount: 200_000, seed: 11)
    let window = SampleWindow(samples: 100..<199_000, sampleRate: 1e6, centerFrequency: 0)
    var images: [SpectrogramImage] = []
    for level in SpectrogramKernels.Level.allCases {
      let kernels = SpectrogramKernels(upTo: level)
      let ofLevel = try [1, 2, 3, 7].map { threads in
        try InferenceSpectrogram.image(
          of: source, window: window,
          in: SpectrogramWorkspace(threads: threads, kernels: kernels))
      }
      #expect(Set(ofLevel).count == 1)
      images.append(ofLevel[0])
    }
    for image in images { expectSame(image.pixels, images[0].pixels, "instruction sets") }
  }

  @Test(
    "the goldens hold on every instruction set",
    .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"),
    arguments: SpectrogramKernels.Level.allCases)
  func goldens(level: SpectrogramKernels.Level) throws {
    let workspace = SpectrogramWorkspace(threads: 2, kernels: SpectrogramKernels(upTo: level))
    #expect(GoldenCase.all.count == 9)
    for golden in GoldenCase.all {
      let source = ArraySource(iq: golden.iq)
      let window = SampleWindow(
        samples: 0..<golden.samples, sampleRate: 20e6, centerFrequency: 0)
      let image = try InferenceSpectrogram.image(of: source, window: window, in: workspace)
      let expected = try NPZ.decode(Data(contentsOf: golden.golden))
      expectSame(image.pixels, expected.pixels, "\(golden.name)")
    }
  }

  @Test(
    "every number of frames and every alignment agrees with the plain formula",
    arguments: [1, 2, 3, 5, 47, 1023, 1024, 1025, 2047, 2048, 2049, 3000])
  func anyLength(frames: Int) throws {
    let workspace = SpectrogramWorkspace(threads: 2)
    // With few frames, each value is many pixels, so a float32 difference in one bin near the floor
    // would count that often.
    let noise: Float = frames < 1023 ? 0x1p-7 : 0x1p-9
    for (start, rest) in [(0, 0), (1, 2047), (4095, 1)] {
      let samples = start..<(start + 4096 + 2048 * (frames - 1) + rest)
      let source = NoiseSource(
        sampleCount: samples.upperBound, seed: UInt64(frames), noise: noise)
      let window = SampleWindow(samples: samples, sampleRate: 1e6, centerFrequency: 0)
      let image = try InferenceSpectrogram.image(of: source, window: window, in: workspace)
      let expected = try ReferenceSpectrogram(of: source, samples: samples).image()
      expectSame(image.pixels, expected, "\(frames) frames from \(start)")
    }
  }

  @Test("100,000 frames give an image, with the memory of 2048")
  func manyFrames() throws {
    let samples = 0..<(4096 + 2048 * 99_999)
    let source = NoiseSource(sampleCount: samples.count)
    let window = SampleWindow(samples: samples, sampleRate: 20e6, centerFrequency: 0)
    let image = try InferenceSpectrogram.image(of: source, window: window)
    let expected = try ReferenceSpectrogram(of: source, samples: samples).image()
    expectSame(image.pixels, expected, "100,000 frames")
  }

  /// At most 50 pixels may differ, each by 1.
  private func expectSame(_ pixels: [UInt8], _ expected: [UInt8], _ what: String) {
    let differences = zip(pixels, expected).map { abs(Int($0) - Int($1)) }
    #expect(differences.count { $0 > 0 } <= 50, "\(what)")
    #expect(differences.max() ?? 0 <= 1, "\(what)")
  }
}
