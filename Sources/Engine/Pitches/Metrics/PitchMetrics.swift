import FoundationEssentials
import Foundations

/// The performance metrics of a pitch, computed from its files by the definitions in docs/formats/pitch-sessions.md.
package struct PitchMetrics: Sendable, Equatable {
  package var leftDetections: Int
  package var rightDetections: Int
  package var observations: Int
  /// Observations per second; nil if the pitch has no duration.
  package var rate: Double?
  /// Times of capture without a detection.
  package var emptyFrames: Int
  /// Rows before the pitch.
  package var preRollFrames: Int
  /// Nanoseconds.
  package var start: Int
  package var end: Int
  package var duration: Int { end - start }

  /// The metrics of `pitch`; nil if its start or end is not known.
  package init?(_ pitch: Pitch) {
    guard let span = pitch.manifest.span else { return nil }
    (start, end) = (span.lowerBound, span.upperBound)
    leftDetections = pitch.left.detections.all.count
    rightDetections = pitch.right.detections.all.count
    observations = pitch.observations.all.count
    let seconds = Double(end - start) / 1e9
    rate = seconds > 0 ? Double(observations) / seconds : nil
    emptyFrames = Self.emptyFrames(pitch, span)
    let counted = pitch.left.timestamps.count > 0 ? pitch.left : pitch.right
    preRollFrames = counted.timestamps.count(before: start)
  }

  private static func emptyFrames(_ pitch: Pitch, _ span: ClosedRange<Int>) -> Int {
    var captured: Set<Int> = []
    var detected: Set<Int> = []
    for camera in [pitch.left, pitch.right] {
      captured.formUnion(camera.timestamps.times(in: span))
      detected.formUnion(camera.detections.rows.compactMap(camera.timestamps.time))
    }
    return captured.subtracting(detected).count
  }
}

extension PitchMetrics {
  /// The name of the file that this program adds.
  package static let fileName = PitchLayout.metrics
  private static let outerName = "performance_metrics"

  /// The metrics as the recorder writes them, in two groups.
  package var groups: JSONObject {
    let rate = rate.flatMap { JSONNumber($0) }
    return [
      "detection_quality": .object([
        "left_camera_detections": .integer(leftDetections),
        "right_camera_detections": .integer(rightDetections),
        "stereo_observations": .integer(observations),
        "detection_rate_hz": rate.map { .number($0) } ?? .null,
        "frames_with_no_detection": .integer(emptyFrames),
      ]),
      "timing_accuracy": .object([
        "pre_roll_frames_captured": .integer(preRollFrames),
        "duration_ns": .integer(duration), "start_ns": .integer(start), "end_ns": .integer(end),
      ]),
    ]
  }

  /// A metric that was recorded with another value.
  package struct Difference: Sendable, Hashable, Encodable {
    /// The name, such as `detection_quality.stereo_observations`.
    package var field: String
    /// What the file says; nil if it has no such field.
    package var recorded: JSONValue?
    package var computed: JSONValue
  }

  /// The metrics that `recorded` has with other values, and, with nil, those that it lacks.
  package func differences(from recorded: JSONObject) -> [Difference] {
    groups.members.flatMap { group -> [Difference] in
      guard case .object(let computed) = group.value else { return [] }
      let found = recorded[group.name].flatMap { value -> JSONObject? in
        if case .object(let object) = value { object } else { nil }
      }
      return computed.members.compactMap { member in
        let value = found?[member.name]
        guard !Self.isEqual(value, member.value) else { return nil }
        return Difference(
          field: "\(group.name).\(member.name)", recorded: value, computed: member.value)
      }
    }
  }

  /// Whether both are the same number, in any notation.
  private static func isEqual(_ recorded: JSONValue?, _ computed: JSONValue) -> Bool {
    guard let recorded else { return false }
    if let left = recorded.asInteger, let right = computed.asInteger { return left == right }
    if let left = recorded.asNumber, let right = computed.asNumber { return left == right }
    return recorded == computed
  }

  /// The metrics that the file of this program in `pitch` has; nil if there is no such file. Throws a `PitchProblem` if
  /// the file cannot be read.
  package static func added(to pitch: Pitch) throws(PitchProblem) -> JSONObject? {
    let path = pitch.url.appending(path: fileName).path
    do throws(PitchProblem) {
      var reader = try FieldReader(contentsOf: path)
      if let metrics = reader.fields(outerName) { return metrics }
      throw PitchProblem(.wrong, path: path, field: outerName, "must be an object")
    } catch {
      guard error.kind != .missing else { return nil }
      throw error
    }
  }

  /// Writes the file of this program in `pitch`, unless one exists. Throws `FileError` or `EncodingError`.
  package func write(to pitch: Pitch) throws -> AddedFile.Outcome {
    let content: JSONObject = [Self.outerName: .object(groups)]
    let data = try OrderedJSONEncoder(.pretty).encode(JSONValue.object(content))
    AddedFile.removeAbandoned(in: [], of: pitch.url)
    return try AddedFile.write(data, Self.fileName, in: [], of: pitch.url)
  }
}
