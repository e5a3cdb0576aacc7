/// Some columns of the spectrogram that the screen shows, in decibels: levels and colors come after
/// it, so changing them computes nothing again.
public struct SpectrogramTile: Sendable {
  public let key: TileKey
  /// Frequency bins of a column, lowest first; they divide the band evenly.
  public let binCount: Int
  /// dB/Hz relative to 1.0, column after column, `binCount` each; NaN where samples are damaged.
  /// Holds fewer columns than the key names at the end of the capture.
  public let decibels: [Float]
  /// The share of the samples that was looked at, 1 when none was left out.
  public var coverage = 1.0

  /// Columns that the tile holds.
  public var columnCount: Int { decibels.count / binCount }

  /// Bytes that the tile takes.
  public var byteCount: Int { decibels.count * MemoryLayout<Float>.size }
}
