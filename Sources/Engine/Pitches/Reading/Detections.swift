import Foundations

/// The detections of one camera in a pitch (docs/formats/pitch-sessions.md).
package struct Detections: Sendable {
  /// All detections that could be read, in the order of the file; some have no row.
  package let all: [Detection]
  /// The indices in `all` of detections with a row, by row; stable.
  private let byRow: [Int32]

  /// No detections.
  package init() { self.init([]) }

  /// The detections `all`.
  package init(_ all: [Detection]) {
    self.all = all
    byRow = all.indices.filter { all[$0].row != nil }.map(Int32.init).sorted {
      (all[Int($0)].row ?? 0, $0) < (all[Int($1)].row ?? 0, $1)
    }
  }

  /// The detections in `row`, in the order of the file.
  package func at(_ row: Int) -> [Detection] {
    var (low, high) = (0, byRow.count)
    while low < high {
      let middle = (low + high) / 2
      if rowNumber(middle) < row { low = middle + 1 } else { high = middle }
    }
    return byRow[low...].prefix { all[Int($0)].row == row }.map { all[Int($0)] }
  }

  /// The rows with detections, in order, each once.
  package var rows: [Int] {
    var rows: [Int] = []
    for place in byRow.indices where rows.last != rowNumber(place) { rows.append(rowNumber(place)) }
    return rows
  }

  /// The first and the last row with a detection; nil if no detection has a row.
  package var rowSpan: ClosedRange<Int>? {
    byRow.isEmpty ? nil : rowNumber(0)...rowNumber(byRow.count - 1)
  }

  private func rowNumber(_ place: Int) -> Int { all[Int(byRow[place])].row ?? 0 }

  /// The detections, with their places in `all`, that lie outside of a picture of this size.
  package func outside(width: Int, height: Int) -> [(index: Int, detection: Detection)] {
    all.indices.filter { !all[$0].center.isInside(width: width, height: height) }
      .map { ($0, all[$0]) }
  }

  /// Reads the file at `path` of `camera`; the rows are found through `timestamps`. Throws a `PitchProblem` if the file
  /// cannot be used as a whole.
  static func read(
    _ path: String, camera: PitchCamera, timestamps: FrameTimestamps, pitchID: String?
  ) throws(PitchProblem) -> (detections: Detections, problems: [PitchProblem]) {
    var all: [Detection] = []
    var file = try RecordedList.read(
      path, list: "detections", count: "detection_count", pitchID: pitchID
    ) { reader in
      if let detection = Self.detection(&reader, timestamps) { all.append(detection) }
    }
    if let found = file.text("camera"), found != camera.rawValue {
      file.note(.wrong, "camera", value: found, "must be \(camera.rawValue)")
    }
    return (Detections(all), file.problems.all)
  }

  /// The detection in `reader`, which notes what is wrong; nil if it has no frame or no place.
  private static func detection(
    _ reader: inout FieldReader, _ timestamps: FrameTimestamps
  ) -> Detection? {
    let frameIndex = reader.integer("frame_index")
    let (u, v) = (reader.number("u_px"), reader.number("v_px"))
    let radius = reader.number("radius_px")
    for (name, value) in [("u_px", u), ("v_px", v), ("radius_px", radius)] {
      reader.require(name, value)
    }
    reader.require("frame_index", frameIndex)
    guard let frameIndex, let u, let v, let radius else { return nil }
    guard radius >= 0 else {
      reader.note(.wrong, "radius_px", "must be 0 or more")
      return nil
    }
    let time = reader.integer("timestamp_ns")
    let confidence = reader.number("confidence")
    if let confidence, !(0...1).contains(confidence) {
      reader.note(.wrong, "confidence", "must be between 0 and 1")
    }
    let row = timestamps.row(ofFrame: frameIndex, time: time)
    if let row {
      if let time, let expected = timestamps.time(row), expected != time {
        reader.note(.wrong, "timestamp_ns", "but row \(row) of the video has the time \(expected)")
      }
    } else {
      reader.note(.wrong, "frame_index", "has no row in the file of timestamps")
    }
    return Detection(
      frameIndex: frameIndex, time: time, center: PixelPoint(x: u, y: v), radius: radius,
      confidence: confidence, row: row)
  }
}
