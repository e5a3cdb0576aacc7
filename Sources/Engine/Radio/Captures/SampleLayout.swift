/// The positions of a capture's samples in its file.
package struct SampleLayout: Sendable, Equatable {
  /// Consecutive samples without a gap.
  package struct Stretch: Sendable, Equatable {
    /// The index of the first sample.
    package let firstSample: Int
    /// The position of the first sample in the file, in bytes.
    package let offset: Int
  }

  /// The maximum number of channels.
  static let largestChannelCount = 1024

  /// The sample format.
  package let format: SampleFormat
  /// The number of channels, whose samples alternate in the file.
  package let channelCount: Int
  /// The channel that is read, counted from 0.
  package let channel: Int
  /// The stretches in the order of the file, the first one at sample 0; at least one.
  package let stretches: [Stretch]
  /// The number of samples in the file, per channel.
  package let sampleCount: Int
  /// The size of the file in bytes when it was opened.
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

  /// One stretch of one channel, from `headerBytes` to the end of a file of `fileSize` bytes.
  init(format: SampleFormat, headerBytes: Int, fileSize: Int) {
    let (count, rest) = max(0, fileSize - headerBytes)
      .quotientAndRemainder(dividingBy: format.bytesPerSample)
    self.init(
      format: format, stretches: [Stretch(firstSample: 0, offset: headerBytes)],
      sampleCount: count, trailingBytes: rest, fileSize: fileSize)
  }

  /// Bytes from one sample of a channel to the next.
  package var frameBytes: Int { format.bytesPerSample * channelCount }

  /// Bytes before sample 0.
  package var headerBytes: Int { stretches[0].offset }

  /// Splits `range` into parts without gaps: the number of samples, and the position in the file.
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

  /// The index of the last stretch that begins at or before `sample`.
  private func indexOfStretch(holding sample: Int) -> Int {
    var (low, high) = (0, stretches.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].firstSample <= sample { low = middle } else { high = middle }
    }
    return low
  }
}
