/// A measured figure and its floor.
struct Figure: Codable, Equatable {
  /// The unit of a value.
  enum Unit: String, Codable {
    case seconds = "s"
    case samplesPerSecond = "samples/s"
    case bytes
    case share
  }

  /// Something measured in addition to the figure, in the same rounds.
  struct Detail: Codable, Equatable {
    var name: String
    var value: Double
    var unit: Unit
    /// The output in bytes, if relevant.
    var bytes: Int?
    /// The ratio to the figure's floor, or what the name says.
    var ratio: Double?
  }

  var name: String
  /// The median of all runs.
  var value: Double
  var unit: Unit
  /// The floor: the median of as many runs, taken in turn with the figure.
  var floor: Double
  var floorIs: String
  /// The ratio of the value to the floor; nil if the floor is 0.
  var ratio: Double?
  var runs: Int
  /// The peak memory of the process when the figure was computed once, including mapped files, in
  /// bytes; nil if another program was measured.
  var peakMemory: Int?
  var details: [Detail]

  /// Whether the machine was less busy than during `other`, a measurement of the same figure.
  func isQuieter(than other: Figure) -> Bool {
    unit == .samplesPerSecond ? floor > other.floor : floor < other.floor
  }

  private enum CodingKeys: String, CodingKey {
    case name, value, unit, floor
    case floorIs = "floor_is"
    case ratio, runs
    case peakMemory = "peak_memory_bytes"
    case details
  }
}

extension Figure {
  /// A figure of seconds: `seconds` against `floor`.
  init(
    _ name: String, seconds: Double, floor: Double, floorIs: String, runs: Int,
    peakMemory: Int?, details: [Detail] = []
  ) {
    self.init(
      name: name, value: seconds, unit: .seconds, floor: floor, floorIs: floorIs,
      ratio: seconds / floor, runs: runs, peakMemory: peakMemory, details: details)
  }
}

extension Figure {
  /// A figure of bytes: `bytes` against `floor`.
  init(_ name: String, bytes: Int, floor: Int, floorIs: String, runs: Int, details: [Detail]) {
    self.init(
      name: name, value: Double(bytes), unit: .bytes, floor: Double(floor), floorIs: floorIs,
      ratio: floor > 0 ? Double(bytes) / Double(floor) : nil, runs: runs, peakMemory: nil,
      details: details)
  }
}

extension Figure.Detail {
  /// A detail of bytes.
  init(_ name: String, bytes: Int) {
    self.init(name: name, value: Double(bytes), unit: .bytes, bytes: nil, ratio: nil)
  }

  /// A detail of seconds, compared with `floor` if that is given.
  init(_ name: String, seconds: Double, floor: Double? = nil, bytes: Int? = nil) {
    self.init(name, seconds: seconds, bytes: bytes, ratio: floor.map { seconds / $0 })
  }

  /// A detail of seconds with a ratio that its name explains.
  init(_ name: String, seconds: Double, bytes: Int? = nil, ratio: Double?) {
    self.init(name: name, value: seconds, unit: .seconds, bytes: bytes, ratio: ratio)
  }
}
