import Foundation

/// The spectrogram that the screen shows. For looking at only: what a model is trained on comes from
/// `InferenceSpectrogram`.
package enum DisplaySpectrogram {
  /// Columns that are computed, cached and drawn together.
  package static let columnsPerTile = 32
  /// FFTs that a column is made of, at most, unless it is to look at all of its samples; they are
  /// spread evenly over it.
  static let transformsPerColumn = 16

  private static let smallestTransform = 256
  private static let largestTransform = 4096

  /// Points of the FFT at a zoom of `samplesPerColumn`, where nobody chose: about a column's samples.
  package static func fftSize(samplesPerColumn: Int) -> Int {
    var size = smallestTransform
    while size < samplesPerColumn, size < largestTransform { size *= 2 }
    return size
  }

  /// The widest column whose FFTs of `fftSize` points overlap by half and leave out nothing, in
  /// samples.
  static func widestCompleteColumn(fftSize: Int) -> Int {
    transformsPerColumn * fftSize / 2
  }

  /// The share of the samples that `tile` looks at for the tile of `key`, 1 when none is left out or
  /// stands at the edge of a window only.
  package static func coverage(_ key: TileKey) -> Double {
    let complete = widestCompleteColumn(fftSize: key.fftSize)
    return min(1, Double(complete) / Double(key.samplesPerColumn))
  }

  /// Computes the tile of `key`, soon; nil when `isCancelled` said so.
  package static func tile(
    _ key: TileKey, of source: some IQSource, sampleRate: Double,
    isCancelled: () -> Bool = { false }
  ) throws -> SpectrogramTile? {
    try tile(
      key, of: source, sampleRate: sampleRate, transformLimit: transformsPerColumn,
      isCancelled: isCancelled)
  }

  /// Computes the tile of `key` from all of its samples, however many they are, in the way of the
  /// overview unless the user chose another; nil when `isCancelled` said so.
  package static func exhaustiveTile(
    _ key: TileKey, of source: some IQSource, sampleRate: Double,
    isCancelled: () -> Bool = { false }
  ) throws -> SpectrogramTile? {
    guard key.analysis == .automatic else {
      return try tile(
        key, of: source, sampleRate: sampleRate, transformLimit: .max, isCancelled: isCancelled)
    }
    let worker = OverviewWorker()
    let meaning = DecibelCode.decibels(sampleRate: sampleRate)
    var (peaks, means): ([Float], [Float]) = ([], [])
    for samples in columns(of: key, sampleCount: source.sampleCount) {
      if isCancelled() { return nil }
      let column = try worker.column(of: samples, source: source)
      peaks += column.peaks.map { meaning[Int($0)] }
      means += column.means.map { meaning[Int($0)] }
    }
    return SpectrogramTile(key: key, binCount: Overview.binCount, peaks: peaks, means: means)
  }

  private static func tile(
    _ key: TileKey, of source: some IQSource, sampleRate: Double, transformLimit: Int,
    isCancelled: () -> Bool
  ) throws -> SpectrogramTile? {
    var analyzer = ColumnAnalyzer(
      fftSize: key.fftSize, window: key.analysis.window, sampleRate: sampleRate,
      transformLimit: transformLimit)
    var (peaks, means): ([Float], [Float]) = ([], [])
    for samples in columns(of: key, sampleCount: source.sampleCount) {
      guard !isCancelled(),
        let column = try analyzer.column(of: samples, source: source, isCancelled: isCancelled)
      else { return nil }
      peaks += column.peaks
      means += column.means
    }
    return SpectrogramTile(
      key: key, binCount: key.fftSize, peaks: peaks, means: means,
      coverage: transformLimit == .max ? 1 : coverage(key))
  }

  /// The samples of each of the tile's columns, of `sampleCount` that there are.
  private static func columns(
    of key: TileKey, sampleCount: Int
  ) -> some Sequence<Range<Int>> {
    let lastColumn = (sampleCount - 1) / key.samplesPerColumn
    return key.columns.lazy.filter { $0 <= lastColumn }.map { column in
      let start = column * key.samplesPerColumn
      return start..<min(start + key.samplesPerColumn, sampleCount)
    }
  }
}
