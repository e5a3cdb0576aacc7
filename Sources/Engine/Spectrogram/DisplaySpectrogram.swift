import Foundation

/// The spectrogram that the screen shows. For looking at only: what a model is trained on comes from
/// `InferenceSpectrogram`.
public enum DisplaySpectrogram {
  /// Columns that are computed, cached and drawn together.
  public static let columnsPerTile = 32
  /// FFTs that a column holds the peak of, at most; they are spread evenly over it.
  public static let transformsPerColumn = 16

  /// The widest column whose FFTs overlap by half and leave out nothing, in samples.
  public static let widestCompleteColumn = (transformsPerColumn + 1) * largestTransform / 2

  private static let smallestTransform = 256
  private static let largestTransform = 4096

  /// Points of the FFT at a zoom of `samplesPerColumn`: about a column's samples.
  public static func fftSize(samplesPerColumn: Int) -> Int {
    var size = smallestTransform
    while size < samplesPerColumn, size < largestTransform { size *= 2 }
    return size
  }

  /// The share of a column's samples that its FFTs look at, 1 when none is left out or stands at the
  /// edge of a window only.
  public static func coverage(samplesPerColumn: Int) -> Double {
    min(1, Double(widestCompleteColumn) / Double(samplesPerColumn))
  }

  /// Computes the tile of `key`; nil when `isCancelled` said so between two columns.
  public static func tile(
    _ key: TileKey, of source: some IQSource, sampleRate: Double,
    isCancelled: () -> Bool = { false }
  ) throws -> SpectrogramTile? {
    let size = fftSize(samplesPerColumn: key.samplesPerColumn)
    var analyzer = ColumnAnalyzer(fftSize: size, sampleRate: sampleRate)
    let lastColumn = (source.sampleCount - 1) / key.samplesPerColumn
    var decibels: [Float] = []
    for column in key.columns where column <= lastColumn {
      if isCancelled() { return nil }
      let start = column * key.samplesPerColumn
      let samples = start..<min(start + key.samplesPerColumn, source.sampleCount)
      decibels += try analyzer.peaks(of: samples, source: source)
    }
    return SpectrogramTile(
      key: key, binCount: size, decibels: decibels,
      coverage: coverage(samplesPerColumn: key.samplesPerColumn))
  }

  /// Computes the tile of `key` from all of its samples, as the overview does, however many they
  /// are; nil when `isCancelled` said so between two columns.
  public static func exhaustiveTile(
    _ key: TileKey, of source: some IQSource, sampleRate: Double,
    isCancelled: () -> Bool = { false }
  ) throws -> SpectrogramTile? {
    let worker = OverviewWorker()
    let meaning = DecibelCode.decibels(sampleRate: sampleRate)
    let lastColumn = (source.sampleCount - 1) / key.samplesPerColumn
    var decibels: [Float] = []
    for column in key.columns where column <= lastColumn {
      if isCancelled() { return nil }
      let start = column * key.samplesPerColumn
      let samples = start..<min(start + key.samplesPerColumn, source.sampleCount)
      decibels += try worker.column(of: samples, source: source).peaks.map { meaning[Int($0)] }
    }
    return SpectrogramTile(key: key, binCount: Overview.binCount, decibels: decibels)
  }
}
