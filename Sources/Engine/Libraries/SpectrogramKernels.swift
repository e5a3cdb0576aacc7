import CKernels
import FoundationEssentials

/// The inner loops of the inference image, the overview and the detector (`CKernels`), for one instruction set.
///
/// `@unchecked Sendable`: the table is constant memory of the program.
package struct SpectrogramKernels: @unchecked Sendable {
  /// The instruction sets; each includes the ones before it.
  package enum Level: String, CaseIterable, Sendable {
    case baseline, avx2, avx512

    var limit: spectrogram_kernel_level {
      switch self {
      case .baseline: spectrogram_kernels_baseline
      case .avx2: spectrogram_kernels_avx2
      case .avx512: spectrogram_kernels_avx512
      }
    }
  }

  /// The number of values kept per frame: two bins for each row of the image.
  package static let keptCount = 2 * SpectrogramKernels.rowCount
  /// The number of rows of the image.
  package static let rowCount = 1024
  /// The number of columns that `rows` processes at a time.
  package static let columnsPerBlock = 64

  private let table: spectrogram_kernels

  /// The best kernels for this processor, up to level `limit`.
  package init(upTo limit: Level) { table = spectrogram_kernels_up_to(limit.limit).pointee }

  /// The best kernels for this processor, up to `levelLimit`.
  package static let best = SpectrogramKernels(upTo: levelLimit)

  /// The highest level to use; `LABELTUI_KERNELS=baseline` (or `avx2`) lowers it.
  static let levelLimit: Level =
    ProcessInfo.processInfo.environment["LABELTUI_KERNELS"].flatMap(Level.init) ?? .avx512

  /// The name of the instruction set.
  package var name: String { String(cString: table.name) }

  /// The largest power of 4096 bins as if the samples had been weighted with a periodic Hann
  /// window; not finite if any power is not. Stores the bins that the image needs in `kept` unless
  /// that is nil.
  package func largestHannPower(
    of spectrum: UnsafePointer<Float>, keeping kept: UnsafeMutablePointer<Float>?
  ) -> Float { Float(bitPattern: table.hann_power(spectrum, kept)) }

  /// Makes the values stored by `largestHannPower` visible to other threads. It waits for memory,
  /// so call it once for many frames.
  package func publish() { spectrogram_kernels_publish() }

  /// Computes the image's values (0...1, one per row) from the kept powers of a frame.
  package func values(
    of kept: UnsafePointer<Float>, scale: Float, into values: UnsafeMutablePointer<Float>
  ) { table.values(kept, scale, values) }

  /// Computes a column of pixels from the values of two frames.
  package func column(
    between first: UnsafePointer<Float>, and second: UnsafePointer<Float>, share: Float,
    into column: UnsafeMutablePointer<UInt8>
  ) { table.column(first, second, share, column) }

  /// Transposes 64 columns into rows of the image, the highest frequency on top.
  package func rows(of columns: UnsafePointer<UInt8>, into image: UnsafeMutablePointer<UInt8>) {
    table.rows(columns, image)
  }

  /// Weights `count` complex samples; `count` must be a multiple of 16, as below.
  package func weigh(
    _ samples: UnsafePointer<Float>, by weights: UnsafePointer<Float>, count: Int,
    into output: UnsafeMutablePointer<Float>
  ) { table.weigh(samples, weights, count, output) }

  /// Adds the powers of `count` bins to `peaks` (maximum; values that are not finite stay) and
  /// `sums`.
  package func hold(
    _ spectrum: UnsafePointer<Float>, count: Int, peaks: UnsafeMutablePointer<Float>,
    sums: UnsafeMutablePointer<Float>
  ) { table.hold(spectrum, count, peaks, sums) }

  /// Stores the powers of `count` bins.
  package func powers(
    of spectrum: UnsafePointer<Float>, count: Int, into powers: UnsafeMutablePointer<Float>
  ) { table.powers(spectrum, count, powers) }

  /// Adds `count` values, multiplied by `scale`, to `sums`; `count` may be any number, as in the next two.
  package func add(
    _ values: UnsafePointer<Float>, times scale: Float, count: Int,
    to sums: UnsafeMutablePointer<Float>
  ) { table.accumulate(values, scale, count, sums) }

  /// Adds the values of three frames, multiplied by `shares`, and multiplies each sum by its factor.
  package func blend(
    _ before: UnsafePointer<Float>, _ own: UnsafePointer<Float>, _ after: UnsafePointer<Float>,
    shares: (Float, Float, Float), times factors: UnsafePointer<Float>, count: Int,
    into sums: UnsafeMutablePointer<Float>
  ) {
    withUnsafeBytes(of: shares) { shares in
      table.blend(
        before, own, after, shares.baseAddress?.assumingMemoryBound(to: Float.self), factors,
        count, sums)
    }
  }

  /// Stores the sums of each value and the two after it; `values` has two more than `count`. In `marks`, one byte for each
  /// sixteen sums and for the rest, 0 means that none of them exceeds `threshold`.
  package func triples(
    of values: UnsafePointer<Float>, above threshold: Float, count: Int,
    into sums: UnsafeMutablePointer<Float>, marks: UnsafeMutablePointer<UInt8>
  ) { table.triples(values, threshold, count, sums, marks) }

  /// Stores the sums of eight neighbors each; `count` must be a multiple of 128.
  package func eights(
    of values: UnsafePointer<Float>, count: Int, into sums: UnsafeMutablePointer<Float>
  ) { table.eights(values, count, sums) }

  /// Stores the value at place `rank` of each of `count` columns as if their `rows` values, which are not negative, were
  /// sorted, rounded down by at most 0.1 %; `count` must be a multiple of 16.
  package func ranked(
    _ values: UnsafePointer<Float>, rows: Int, count: Int, rank: Int,
    into results: UnsafeMutablePointer<Float>
  ) { table.ranked(values, rows, count, rank, results) }
}
