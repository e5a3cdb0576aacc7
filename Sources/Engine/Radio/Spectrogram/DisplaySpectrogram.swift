import Glibc

/// The spectrogram for the screen. It is never used for training; training images come from
/// `InferenceSpectrogram`.
package enum DisplaySpectrogram {
  /// The number of columns that are computed, cached and drawn together.
  package static let columnsPerTile = 32
  /// The maximum number of FFTs per column, unless all of its samples are required; they are evenly
  /// distributed over it.
  static let transformsPerColumn = 16

  private static let smallestTransform = 256
  private static let largestTransform = 4096

  /// The automatic number of points of the FFT at a zoom of `samplesPerColumn`: about as many as a
  /// column has samples.
  package static func fftSize(samplesPerColumn: Int) -> Int {
    var size = smallestTransform
    while size < samplesPerColumn, size < largestTransform { size *= 2 }
    return size
  }

  /// The widest column, in samples, that FFTs of `fftSize` points with half overlap cover
  /// completely.
  static func widestCompleteColumn(fftSize: Int) -> Int {
    transformsPerColumn * fftSize / 2
  }

  /// The share of the samples that `tile` uses for the tile of `key`; 1 if none is left out or only
  /// at the edge of a window.
  package static func coverage(_ key: TileKey) -> Double {
    let complete = widestCompleteColumn(fftSize: key.fftSize)
    return min(1, Double(complete) / Double(key.samplesPerColumn))
  }

  /// Computes the tile of `key` quickly; nil if `isCancelled` returned true.
  package static func tile(
    _ key: TileKey, of source: some IQSource, sampleRate: Double,
    isCancelled: () -> Bool = { false }
  ) throws -> SpectrogramTile? {
    try tile(
      key, of: source, sampleRate: sampleRate, transformLimit: transformsPerColumn,
      isCancelled: isCancelled)
  }

  /// Computes the tile of `key` from all of its samples, in the same way as the overview unless the
  /// user chose other settings; nil if `isCancelled` returned true.
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

  /// The samples of each column of the tile, of a total of `sampleCount`.
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
