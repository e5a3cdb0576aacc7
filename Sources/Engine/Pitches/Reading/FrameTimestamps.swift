/// When each frame of a video was captured: one row for each frame of the video, in order.
///
/// A frame has a *row*, its place in the video from 0, and a *frame index*, the running number of its camera, which is
/// something else. It takes 16 bytes per row, and 4 or 8 more if the rows are out of order.
package struct FrameTimestamps: Sendable {
  /// More rows are refused.
  package static let largestCount = 4_000_000

  /// Stands for a number that the file does not have.
  static let unknown = Int.min

  private let frames: [Int]
  private let times: [Int]
  /// The rows in the order of their frame indices and of their times; nil if that is the order of the file.
  private let rowsByFrame: [Int32]?
  private let rowsByTime: [Int32]?

  /// No rows.
  package init() { self.init(frames: [], times: []) }

  /// Rows with these frame indices and times in nanoseconds; `unknown` stands for a missing number.
  init(frames: [Int], times: [Int]) {
    precondition(frames.count == times.count)
    self.frames = frames
    self.times = times
    rowsByFrame = Self.order(of: frames)
    rowsByTime = Self.order(of: times)
  }

  private static func order(of numbers: [Int]) -> [Int32]? {
    let isOrdered = numbers.indices.dropFirst().allSatisfy { numbers[$0 - 1] <= numbers[$0] }
    guard !isOrdered else { return nil }
    return numbers.indices.map(Int32.init).sorted {
      (numbers[Int($0)], $0) < (numbers[Int($1)], $1)
    }
  }

  /// The number of rows.
  package var count: Int { frames.count }

  /// The frame index of `row`; nil if there is no such row, or if the row has no number.
  package func frameIndex(_ row: Int) -> Int? { value(frames, row) }

  /// The time of `row` in nanoseconds; nil if there is no such row, or if the row has no time.
  package func time(_ row: Int) -> Int? { value(times, row) }

  private func value(_ numbers: [Int], _ row: Int) -> Int? {
    guard numbers.indices.contains(row), numbers[row] != Self.unknown else { return nil }
    return numbers[row]
  }

  /// All rows with the frame index `frameIndex`, in order. More than one row is a fault of the recording.
  package func rows(ofFrame frameIndex: Int) -> [Int] {
    guard frameIndex != Self.unknown else { return [] }
    var rows: [Int] = []
    var place = firstPlace(frames, rowsByFrame, from: frameIndex)
    while place < count, frames[row(rowsByFrame, place)] == frameIndex {
      rows.append(row(rowsByFrame, place))
      place += 1
    }
    return rows
  }

  /// The row with the frame index `frameIndex`. Of several rows, the one with the time `time`, else the first.
  package func row(ofFrame frameIndex: Int, time: Int? = nil) -> Int? {
    let rows = rows(ofFrame: frameIndex)
    guard rows.count > 1, let time else { return rows.first }
    return rows.first { times[$0] == time } ?? rows.first
  }

  /// The row whose time is nearest to `time`; of equally near ones, the earlier. Nil if no row has a time.
  package func row(nearest time: Int) -> Int? {
    let place = firstPlace(times, rowsByTime, from: time)
    let after = place < count ? row(rowsByTime, place) : nil
    let before = place > 0 ? row(rowsByTime, place - 1) : nil
    guard let before, times[before] != Self.unknown else { return after }
    guard let after else { return before }
    return time.distance(notLessThan: times[before]) <= times[after].distance(notLessThan: time)
      ? before : after
  }

  /// The first row of the video at or after `time`; nil if all are before it.
  package func firstRow(atOrAfter time: Int) -> Int? {
    guard rowsByTime != nil else {
      let place = firstPlace(times, nil, from: time)
      return place < count ? place : nil
    }
    return times.firstIndex { $0 >= time }
  }

  /// The number of rows before `time`.
  package func count(before time: Int) -> Int {
    firstPlace(times, rowsByTime, from: time) - firstPlace(times, rowsByTime, from: .min + 1)
  }

  /// The distinct times within `span`, in order.
  package func times(in span: ClosedRange<Int>) -> [Int] {
    var found: [Int] = []
    var place = firstPlace(times, rowsByTime, from: max(span.lowerBound, .min + 1))
    while place < count {
      let time = times[row(rowsByTime, place)]
      guard time <= span.upperBound else { break }
      if found.last != time { found.append(time) }
      place += 1
    }
    return found
  }

  /// The number of rows whose time is not after that of the row before.
  package var disorderCount: Int {
    times.indices.dropFirst().count { times[$0] <= times[$0 - 1] && times[$0] != Self.unknown }
  }

  /// The number of rows whose frame index another row before them has.
  package var duplicateCount: Int {
    (0..<count).dropFirst().count { place in
      let frame = frames[row(rowsByFrame, place)]
      return frame != Self.unknown && frame == frames[row(rowsByFrame, place - 1)]
    }
  }

  /// The number of frame indices that no row has, between the lowest and the highest.
  package var missingFrameCount: Int {
    let start = firstPlace(frames, rowsByFrame, from: .min + 1)
    guard start < count else { return 0 }
    let (lowest, highest) = (frames[row(rowsByFrame, start)], frames[row(rowsByFrame, count - 1)])
    let distinct = count - start - duplicateCount
    let range = highest.distance(notLessThan: lowest)
    return Int(clamping: range &- UInt(distinct - 1))
  }

  private func row(_ order: [Int32]?, _ place: Int) -> Int { order.map { Int($0[place]) } ?? place }

  /// The first place in `order` whose number is at least `number`.
  private func firstPlace(_ numbers: [Int], _ order: [Int32]?, from number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[row(order, middle)] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Int {
  /// The distance from `other`, which is not greater.
  fileprivate func distance(notLessThan other: Int) -> UInt {
    UInt(bitPattern: self) &- UInt(bitPattern: other)
  }
}
