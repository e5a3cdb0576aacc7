import CFFTW
import Foundation

/// Owner of one forward complex transform of FFTW in single precision, with its buffers.
///
/// The plan is estimated, not measured, and the buffers are FFTW's own: so the same input gives the
/// same bits on every run. Used by one thread at a time.
final class FFTWTransform {
  /// Points of the transform.
  let size: Int
  /// Interleaved re, im; `2 * size` values. Kept by `execute`.
  let input: UnsafeMutableBufferPointer<Float>
  /// Interleaved re, im of the bins 0..<size, DC first, unnormalized.
  let output: UnsafeMutableBufferPointer<Float>

  private let plan: fftwf_plan
  private let inputMemory: UnsafeMutablePointer<fftwf_complex>
  private let outputMemory: UnsafeMutablePointer<fftwf_complex>

  /// FFTW's planner keeps global state and is not thread-safe; executing plans is.
  private static let planner = NSLock()

  /// Plans a transform of `size` points.
  init(size: Int) {
    self.size = size
    inputMemory = fftwf_alloc_complex(size)
    outputMemory = fftwf_alloc_complex(size)
    input = Self.floats(of: inputMemory, count: 2 * size)
    output = Self.floats(of: outputMemory, count: 2 * size)
    input.initialize(repeating: 0)
    output.initialize(repeating: 0)
    plan = Self.plan(size: size, from: inputMemory, to: outputMemory)
  }

  deinit {
    Self.planner.withLock { fftwf_destroy_plan(plan) }
    fftwf_free(inputMemory)
    fftwf_free(outputMemory)
  }

  /// Transforms `input` to `output`.
  func execute() { fftwf_execute(plan) }

  private static func plan(
    size: Int, from input: UnsafeMutablePointer<fftwf_complex>,
    to output: UnsafeMutablePointer<fftwf_complex>
  ) -> fftwf_plan {
    planner.lock()
    defer { planner.unlock() }
    return fftwf_plan_dft_1d(Int32(size), input, output, FFTW_FORWARD, FFTW_ESTIMATE)
  }

  private static func floats(
    of memory: UnsafeMutablePointer<fftwf_complex>, count: Int
  ) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(
      start: UnsafeMutableRawPointer(memory).bindMemory(to: Float.self, capacity: count),
      count: count)
  }
}
