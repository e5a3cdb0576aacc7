import FoundationEssentials

/// The key frames that a camera should have of a pitch (docs/formats/pitch-sessions.md).
package struct KeyFramePlan: Sendable {
  /// A key frame, and the row of the video that it shows.
  package struct Item: Sendable, Hashable {
    package var name: KeyFrameName
    package var row: Int
  }

  /// The distance of the uniform key frames of the recorder.
  package static let standardDistance = 5

  /// All key frames, each once, by row.
  package let items: [Item]
  /// Those that have no file yet.
  package let missing: [Item]
  /// First and last detections that exist beside the planned ones; the recorder wrote one for many detections.
  package let extra: [KeyFrame]

  /// The plan for `recording`.
  ///
  /// - Parameters:
  ///   - span: the start and the end of the pitch in nanoseconds; nil if they are not known, and nothing is planned.
  ///   - frameCount: the number of frames of the video; nil if it is not known. Frames without timestamps are not used.
  ///   - every: the distance of the uniform key frames, 1 or more.
  package init(
    _ recording: CameraRecording, span: ClosedRange<Int>?, frameCount: Int? = nil,
    every: Int = standardDistance
  ) {
    precondition(every > 0)
    let count = min(recording.timestamps.count, frameCount ?? .max)
    let planned = span.map { Self.items(recording, $0, count: count, every: every) } ?? []
    items = planned
    let existing = Set(recording.keyFrames.map(\.name))
    missing = planned.filter { !existing.contains($0.name) }
    let names = Set(planned.map(\.name))
    extra = recording.keyFrames.filter { frame in
      switch frame.name {
      case .firstDetection, .lastDetection: span != nil && !names.contains(frame.name)
      case .preRoll, .uniform, .postRollLast: false
      }
    }
  }

  private static func items(
    _ recording: CameraRecording, _ span: ClosedRange<Int>, count: Int, every: Int
  ) -> [Item] {
    guard count > 0 else { return [] }
    let start = min(recording.timestamps.firstRow(atOrAfter: span.lowerBound) ?? count, count)
    var items: [Item] = []
    if start > 0 {
      items.append(Item(name: .preRoll(1), row: 0))
      if start > 1 { items.append(Item(name: .preRoll(start), row: start - 1)) }
    }
    items += detections(recording.detections, start: start, count: count)
    for number in stride(from: every, through: count - start, by: every) {
      items.append(Item(name: .uniform(number), row: start + number - 1))
    }
    if let last = recording.timestamps.time(count - 1), last > span.upperBound {
      items.append(Item(name: .postRollLast, row: count - 1))
    }
    return items.sorted { ($0.row, $0.name.fileName) < ($1.row, $1.name.fileName) }
  }

  /// The first and the last detection. The first one since the start of the pitch counts, as in the recorder; one before
  /// it is used only if there is no other.
  private static func detections(_ detections: Detections, start: Int, count: Int) -> [Item] {
    let rows = detections.rows.filter { $0 < count }
    guard let first = rows.first(where: { $0 >= start }) ?? rows.first, let last = rows.last else {
      return []
    }
    return [
      Item(name: .firstDetection(max(0, first - start)), row: first),
      Item(name: .lastDetection(max(0, last - start + 1)), row: last),
    ]
  }
}
