import CKernels
import Foundation

/// The inner loops of the inference spectrogram and of the overview (`CKernels`), for one instruction set.
///
/// `@unchecked Sendable`: the table is constant memory of the program.
package struct SpectrogramKernels: @unchecked Sendable {
  /// Instruction sets, each taking in the ones before it.
  package enum Level: String, CaseIterable, Sendable {
    case baseline, avx2, avx512

    fileprivate var limit: spectrogram_kernel_level {
      switch self {
      case .baseline: spectrogram_kernels_baseline
      case .avx2: spectrogram_kernels_avx2
      case .avx512: spectrogram_kernels_avx512
      }
    }
  }

  /// Values that one frame keeps: two bins for each row of the image.
  package static let keptCount = 2 * SpectrogramKernels.rowCount
  /// Rows of the image.
  package static let rowCount = 1024
  /// Columns that `rows` takes at once.
  package static let columnsPerBlock = 64

  private let table: spectrogram_kernels

  /// The best kernels of this processor, of those up to `limit`.
  package init(upTo limit: Level) { table = spectrogram_kernels_up_to(limit.limit).pointee }

  /// The best kernels of this processor; `LABELTUI_KERNELS=baseline` (or `avx2`) limits them.
  package static let best: SpectrogramKernels = {
    let wanted = ProcessInfo.processInfo.environment["LABELTUI_KERNELS"].flatMap(Level.init)
    return SpectrogramKernels(upTo: wanted ?? .avx512)
  }()

  /// The instruction set.
  package var name: String { String(cString: table.name) }

  /// The largest power of 4096 bins, not finite when any power is not, as if the periodic Hann window had
  /// weighed the samples that `spectrum` was made of; keeps the bins that the image looks at unless `kept` is nil.
  package func largestHannPower(
    of spectrum: UnsafePointer<Float>, keeping kept: UnsafeMutablePointer<Float>?
  ) -> Float { Float(bitPattern: table.hann_power(spectrum, kept)) }

  /// Makes what `largestHannPower` kept visible to other threads. It waits for the memory: once for many
  /// frames is enough.
  package func publish() { spectrogram_kernels_publish() }

  /// The image's values (0...1, one for each row) of a frame's kept powers.
  package func values(
    of kept: UnsafePointer<Float>, scale: Float, into values: UnsafeMutablePointer<Float>
  ) { table.values(kept, scale, values) }

  /// A column of pixels between two frames' values.
  package func column(
    between first: UnsafePointer<Float>, and second: UnsafePointer<Float>, share: Float,
    into column: UnsafeMutablePointer<UInt8>
  ) { table.column(first, second, share, column) }

  /// Turns 64 columns into rows of the image, the highest frequency on top.
  package func rows(of columns: UnsafePointer<UInt8>, into image: UnsafeMutablePointer<UInt8>) {
    table.rows(columns, image)
  }

  /// Weighs `count` complex samples; a multiple of 16, as below.
  package func weigh(
    _ samples: UnsafePointer<Float>, by weights: UnsafePointer<Float>, count: Int,
    into output: UnsafeMutablePointer<Float>
  ) { table.weigh(samples, weights, count, output) }

  /// Takes the powers of `count` bins into `peaks`, where what is not finite stays, and `sums`.
  package func hold(
    _ spectrum: UnsafePointer<Float>, count: Int, peaks: UnsafeMutablePointer<Float>,
    sums: UnsafeMutablePointer<Float>
  ) { table.hold(spectrum, count, peaks, sums) }
}
