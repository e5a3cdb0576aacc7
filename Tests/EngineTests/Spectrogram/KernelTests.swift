import TestSupport
import Testing

@testable import Engine

@Suite("Spectrogram kernels")
struct KernelTests {
  @Test("every instruction set gives the same bytes, with any number of threads")
  func sameBytes() throws {
    var generator = SeededGenerator(seed: 11)
    let source = ArraySource(
      iq: (0..<400_000).map { _ in .random(in: -1...1, using: &generator) })
    let window = SampleWindow(samples: 100..<199_000, sampleRate: 1e6, centerFrequency: 0)
    let images = try SpectrogramKernels.Level.allCases.flatMap { level in
      try [1, 2, 3, 7].map { threads in
        let workspace = SpectrogramWorkspace(
          threads: threads, kernels: SpectrogramKernels(upTo: level))
        return try InferenceSpectrogram.image(of: source, window: window, in: workspace)
      }
    }
    #expect(Set(images).count == 1)
  }
}
