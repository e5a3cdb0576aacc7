import Synchronization

/// Peak and mean power of a capture over all of its samples, in columns from which coarser tiles
/// are made. It is shown while it is being filled.
package final class Overview: Sendable {
  private struct State {
    /// `binCount` codes per column, in the order of the columns.
    var peaks: [UInt8]
    var means: [UInt8]
    var isFilled: [Bool]
    /// The number of columns that are filled without a gap from the start.
    var filledCount = 0
  }

  /// The number of frequency bins of a column.
  package static let binCount = OverviewWorker.fftSize

  /// The division of the capture into columns.
  package let scale: OverviewScale
  private let state: Mutex<State>

  /// An empty overview with the columns of `scale`.
  package init(scale: OverviewScale) {
    self.scale = scale
    let codes = [UInt8](repeating: DecibelCode.nothing, count: scale.columnCount * Self.binCount)
    state = Mutex(
      State(
        peaks: codes, means: codes, isFilled: [Bool](repeating: false, count: scale.columnCount)))
  }

  /// A complete overview of `scale`, from the codes of all columns.
  init(scale: OverviewScale, peaks: [UInt8], means: [UInt8]) {
    self.scale = scale
    state = Mutex(
      State(
        peaks: peaks, means: means, isFilled: [Bool](repeating: true, count: scale.columnCount),
        filledCount: scale.columnCount))
  }

  /// How much of the overview is filled.
  package var extent: OverviewExtent {
    OverviewExtent(scale: scale, columnCount: state.withLock { $0.filledCount })
  }

  /// Whether the overview is complete.
  package var isWhole: Bool { extent.columnCount == scale.columnCount }

  /// The codes of all columns.
  var codes: OverviewColumn {
    state.withLock { OverviewColumn(peaks: $0.peaks, means: $0.means) }
  }

  /// Sets the codes of `column`.
  func set(_ codes: OverviewColumn, at column: Int) {
    let first = column * Self.binCount
    state.withLock { state in
      for bin in 0..<Self.binCount {
        state.peaks[first + bin] = codes.peaks[bin]
        state.means[first + bin] = codes.means[bin]
      }
      state.isFilled[column] = true
      while state.filledCount < scale.columnCount, state.isFilled[state.filledCount] {
        state.filledCount += 1
      }
    }
  }

  /// The tile of `key`, with every column made from all of its samples; nil if the tile is finer
  /// than the overview, not filled yet, or uses other settings.
  package func tile(_ key: TileKey, sampleRate: Double) -> SpectrogramTile? {
    guard extent.covers(key) else { return nil }
    let lastColumn = (scale.sampleCount - 1) / key.samplesPerColumn
    let meaning = DecibelCode.decibels(sampleRate: sampleRate)
    let power = DecibelCode.powers
    var (peaks, means): ([Float], [Float]) = ([], [])
    for column in key.columns where column <= lastColumn {
      let start = column * key.samplesPerColumn
      let end = min(start + key.samplesPerColumn, scale.sampleCount)
      let columns = scale.columns(in: start..<end)
      peaks += largest(over: columns).map { meaning[Int($0)] }
      means += mean(over: columns, power: power).map {
        DecibelCode.decibels(of: $0, sampleRate: sampleRate)
      }
    }
    return SpectrogramTile(key: key, binCount: Self.binCount, peaks: peaks, means: means)
  }

  /// The profile of the filled part.
  package func profile(sampleRate: Double) -> OverviewProfile {
    let meaning = DecibelCode.decibels(sampleRate: sampleRate)
    let step = (scale.columnCount - 1) / OverviewProfile.mostColumns + 1
    let known = extent.columnCount
    let peaks = stride(from: 0, to: known, by: step).map { first in
      meaning[Int(largest(over: first..<min(first + step, known)).max() ?? 0)]
    }
    return OverviewProfile(samplesPerColumn: step * scale.samplesPerColumn, peaks: peaks)
  }

  /// The largest peak of every bin over `columns`. The code of damaged samples is larger than any
  /// power.
  private func largest(over columns: Range<Int>) -> [UInt8] {
    var largest = [UInt8](repeating: DecibelCode.nothing, count: Self.binCount)
    state.withLock { state in
      state.peaks.withUnsafeBufferPointer { codes in
        largest.withUnsafeMutableBufferPointer { largest in
          for column in columns {
            let first = column * Self.binCount
            for bin in 0..<Self.binCount { largest[bin] = max(largest[bin], codes[first + bin]) }
          }
        }
      }
    }
    return largest
  }

  /// The mean power of every bin over `columns`, NaN for damaged ones; `power` is the power of each
  /// code.
  private func mean(over columns: Range<Int>, power: [Float]) -> [Float] {
    var sums = [Float](repeating: 0, count: Self.binCount)
    state.withLock { state in
      state.means.withUnsafeBufferPointer { codes in
        sums.withUnsafeMutableBufferPointer { sums in
          for column in columns {
            let first = column * Self.binCount
            for bin in 0..<Self.binCount { sums[bin] += power[Int(codes[first + bin])] }
          }
        }
      }
    }
    return sums.map { $0 / Float(columns.count) }
  }
}
