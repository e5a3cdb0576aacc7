/// Where the samples of a capture lie in its file.
package struct SampleLayout: Sendable, Equatable {
  /// Samples that follow each other without a gap.
  package struct Stretch: Sendable, Equatable {
    /// Index of its first sample.
    package let firstSample: Int
    /// Bytes of the file before it.
    package let offset: Int
  }

  /// Channels that a recording has at most.
  static let largestChannelCount = 1024

  package let format: SampleFormat
  /// Channels whose samples take turns in the file.
  package let channelCount: Int
  /// The channel that is read, counted from 0.
  package let channel: Int
  /// In the order of the file, the first one from sample 0; at least one.
  package let stretches: [Stretch]
  /// Samples that the file really holds, in each channel.
  package let sampleCount: Int
  /// Bytes of the file when it was looked at.
  package let fileSize: Int
  /// Bytes of a partial sample at the end of the file, which are not read.
  package let trailingBytes: Int

  init(
    format: SampleFormat, channelCount: Int = 1, channel: Int = 0, stretches: [Stretch],
    sampleCount: Int, trailingBytes: Int, fileSize: Int
  ) {
    precondition(stretches.first?.firstSample == 0)
    self.format = format
    self.channelCount = channelCount
    self.channel = channel
    self.stretches = stretches
    self.sampleCount = sampleCount
    self.trailingBytes = trailingBytes
    self.fileSize = fileSize
  }

  /// One stretch of one channel after `headerBytes`, to the end of a file of `fileSize` bytes.
  init(format: SampleFormat, headerBytes: Int, fileSize: Int) {
    let (count, rest) = max(0, fileSize - headerBytes)
      .quotientAndRemainder(dividingBy: format.bytesPerSample)
    self.init(
      format: format, stretches: [Stretch(firstSample: 0, offset: headerBytes)],
      sampleCount: count, trailingBytes: rest, fileSize: fileSize)
  }

  /// Bytes from a sample of a channel to the next one.
  package var frameBytes: Int { format.bytesPerSample * channelCount }

  /// Bytes before sample 0.
  package var headerBytes: Int { stretches[0].offset }

  /// `range` in pieces without a gap: how many samples, and where in the file they begin.
  func pieces(of range: Range<Int>) -> [(count: Int, offset: Int)] {
    var pieces: [(count: Int, offset: Int)] = []
    var index = indexOfStretch(holding: range.lowerBound)
    var start = range.lowerBound
    while start < range.upperBound {
      let stretch = stretches[index]
      index += 1
      let next = index < stretches.count ? stretches[index].firstSample : Int.max
      let end = min(range.upperBound, next)
      guard end > start else { continue }
      pieces.append((end - start, stretch.offset + (start - stretch.firstSample) * frameBytes))
      start = end
    }
    return pieces
  }

  /// The last stretch that begins at or before `sample`.
  private func indexOfStretch(holding sample: Int) -> Int {
    var (low, high) = (0, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].firstSample <= sample { low = middle } else { high = middle }
    }
    return low
  }
}
