import Foundations

/// The observations of a pitch, in the order of the file (docs/formats/pitch-sessions.md).
package struct Observations: Sendable {
  /// All observations that could be read.
  package let all: [Observation]

  /// The observations `all`.
  package init(_ all: [Observation] = []) { self.all = all }

  /// Reads the file at `path`. Throws a `PitchProblem` if the file cannot be used as a whole.
  static func read(
    _ path: String, pitchID: String?
  ) throws(PitchProblem) -> (observations: Observations, problems: [PitchProblem]) {
    var all: [Observation] = []
    let file = try RecordedList.read(
      path, list: "observations", count: "observation_count", pitchID: pitchID
    ) { reader in
      if let observation = Self.observation(&reader) { all.append(observation) }
    }
    return (Observations(all), file.problems.all)
  }

  private static func observation(_ reader: inout FieldReader) -> Observation? {
    let time = reader.integer("timestamp_ns")
    reader.require("timestamp_ns", time)
    let names = ["X_ft", "Y_ft", "Z_ft"]
    let coordinates = names.map { reader.number($0) }
    for (name, value) in zip(names, coordinates) { reader.require(name, value) }
    guard let time, let x = coordinates[0], let y = coordinates[1], let z = coordinates[2] else {
      return nil
    }
    return Observation(
      time: time, left: point(&reader, "left_px"), right: point(&reader, "right_px"),
      place: FieldPoint(x: x, y: y, z: z), quality: reader.number("quality"),
      confidence: reader.number("confidence"))
  }

  private static func point(_ reader: inout FieldReader, _ name: String) -> PixelPoint? {
    reader.numbers(name, count: 2).map { PixelPoint(x: $0[0], y: $0[1]) }
  }
}
