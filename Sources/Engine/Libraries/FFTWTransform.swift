import CFFTW
import Synchronization

/// Owns a forward complex transform of FFTW in single precision, with its buffers.
///
/// The plan is estimated, not measured, and the buffers are aligned to cache lines, so the same
/// input gives the same bits on every run. Use it on one thread at a time.
package final class FFTWTransform {
  /// The number of points of the transform.
  package let size: Int

  private let plan: fftwf_plan
  private let inputMemory: FloatBuffer
  private let outputMemory: FloatBuffer

  /// FFTW's planner has global state and is not thread-safe; executing plans is.
  private static let planner = Mutex(())

  /// Plans a transform of `size` points.
  package init(size: Int) {
    self.size = size
    inputMemory = FloatBuffer(count: 2 * size)
    outputMemory = FloatBuffer(count: 2 * size)
    inputMemory.values.initialize(repeating: 0)
    outputMemory.values.initialize(repeating: 0)
    plan = Self.plan(size: size, from: inputMemory.start, to: outputMemory.start)
  }

  deinit { Self.planner.withLock { _ in fftwf_destroy_plan(plan) } }

  /// Interleaved real and imaginary parts; `2 * size` values. `execute` does not change them.
  package var input: UnsafeMutableBufferPointer<Float> { inputMemory.values }

  /// Interleaved real and imaginary parts of bins 0..<size, 0 Hz first, not normalized.
  package var output: UnsafeMutableBufferPointer<Float> { outputMemory.values }

  /// Transforms `input` to `output`.
  package func execute() { fftwf_execute(plan) }

  /// Transforms `2 * size` values at an address aligned to a cache line into `output`, without
  /// changing them.
  package func execute(from values: UnsafeMutablePointer<Float>) {
    fftwf_execute_dft(plan, Self.complex(values), Self.complex(outputMemory.start))
  }

  private static func plan(
    size: Int, from input: UnsafeMutablePointer<Float>, to output: UnsafeMutablePointer<Float>
  ) -> fftwf_plan {
    planner.withLock { _ in
      // The plan and its buffers belong to the caller alone.
      nonisolated(unsafe) let plan: fftwf_plan = fftwf_plan_dft_1d(
        Int32(size), complex(input), complex(output), FFTW_FORWARD, FFTW_ESTIMATE)
      return plan
    }
  }

  private static func complex(
    _ values: UnsafeMutablePointer<Float>
  ) -> UnsafeMutablePointer<fftwf_complex> {
    UnsafeMutableRawPointer(values).assumingMemoryBound(to: fftwf_complex.self)
  }
}
