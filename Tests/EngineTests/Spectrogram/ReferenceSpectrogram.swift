import Foundation

@testable import Radio

/// The pipeline again in its plainest form: the window applied to the samples, full spectra,
/// everything in doubles, without any code of the engine. Slow, for comparison.
struct ReferenceSpectrogram {
  private let source: any IQSource
  private let samples: Range<Int>
  private let transform = PlainTransform(size: 4096)
  private let window = (0..<4096).map { 0.5 - 0.5 * cos(2 * Double.pi * Double($0) / 4096) }

  init(of source: some IQSource, samples: Range<Int>) {
    self.source = source
    self.samples = samples
  }

  private var frameCount: Int { (samples.count - 4096) / 2048 + 1 }

  func image() throws -> [UInt8] {
    var top = -Double.infinity
    for frame in 0..<frameCount { top = max(top, try decibels(ofFrame: frame).max() ?? top) }
    var known: [Int: [Double]] = [:]
    var pixels = [UInt8](repeating: 0, count: 1024 * 1024)
    for column in 0..<1024 {
      let position = max(0, (Double(column) + 0.5) * Double(frameCount) / 1024 - 0.5)
      let first = min(Int(position), frameCount - 1)
      let second = min(first + 1, frameCount - 1)
      known = known.filter { $0.key == first }
      for frame in [first, second] where known[frame] == nil {
        known[frame] = try decibels(ofFrame: frame).map { min(max(($0 - top + 80) / 80, 0), 1) }
      }
      let share = position - Double(first)
      for row in 0..<1024 {
        // Rows 4i+1 and 4i+2 from the top of the shifted spectrum, which is stored from the bottom.
        let values = [4095 - (4 * row + 1), 4095 - (4 * row + 2)].map { bin in
          (1 - share) * known[first]![bin] + share * known[second]![bin]
        }
        pixels[row * 1024 + column] = UInt8(255 * (values[0] + values[1]) / 2)
      }
    }
    return pixels
  }

  /// dB of the 4096 bins of a frame, the lowest frequency first.
  private func decibels(ofFrame frame: Int) throws -> [Double] {
    let start = samples.lowerBound + 2048 * frame
    var values = [Float](repeating: 0, count: 2 * 4096)
    try values.withUnsafeMutableBufferPointer { try source.read(start..<(start + 4096), into: $0) }
    let spectrum = transform(
      (0..<4096).map {
        SIMD2(Double(values[2 * $0]), Double(values[2 * $0 + 1])) * window[$0]
      })
    return (0..<4096).map { index in
      let bin = spectrum[(index + 2048) % 4096]
      return 10 * log10((bin * bin).sum() + 1e-12)
    }
  }
}
