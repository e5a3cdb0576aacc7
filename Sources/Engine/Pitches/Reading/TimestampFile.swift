import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// Reads `left_timestamps.csv` and `right_timestamps.csv` (docs/formats/pitch-sessions.md).
///
/// A line that cannot be read keeps its row, without numbers: all rows behind it would otherwise belong to other frames.
struct TimestampFile {
  private static let pieceSize = 1 << 18
  private static let longestLine = 4096
  private static let largestFile = 512 << 20
  private static let names = ["camera_id", "frame_index", "t_capture_monotonic_ns"]

  private(set) var problems: ProblemList
  private let path: String
  private var frames: [Int] = []
  private var times: [Int] = []
  /// The columns of the frame index, of the time and of the camera; nil before the header.
  private var columns: (frame: Int, time: Int, camera: Int?)?
  private var lineNumber = 0
  /// The fields of the current line.
  private var fields: [ArraySlice<UInt8>] = []
  private var cameraID: [UInt8]?
  private var hasOtherCamera = false

  /// Reads the file at `path`; throws a `PitchProblem` if it cannot be used.
  static func read(
    _ path: String
  ) throws(PitchProblem) -> (timestamps: FrameTimestamps, problems: [PitchProblem]) {
    var file = TimestampFile(path)
    do {
      try file.readLines()
    } catch let problem as PitchProblem {
      throw problem
    } catch {
      throw PitchProblem(path: path, error)
    }
    let timestamps = FrameTimestamps(frames: file.frames, times: file.times)
    file.noteOrder(of: timestamps)
    return (timestamps, file.problems.all)
  }

  private init(_ path: String) {
    self.path = path
    problems = ProblemList(path: path)
  }

  private mutating func readLines() throws {
    let file = try OpenFile(path, flags: O_RDONLY | O_NONBLOCK)
    let size = try file.regularFileSize
    guard size <= Self.largestFile else {
      throw FileError.tooLarge(path: path, bytes: size, limit: Self.largestFile)
    }
    var line: [UInt8] = []
    var offset = 0
    while true {
      let piece = [UInt8](try file.bytes(at: offset, count: Self.pieceSize))
      if piece.isEmpty { break }
      offset += piece.count
      var start = piece.startIndex
      while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
        line.append(contentsOf: piece[start..<end])
        try take(line)
        line.removeAll(keepingCapacity: true)
        start = end + 1
      }
      line.append(contentsOf: piece[start...])
      guard line.count <= Self.longestLine else { throw tooLong() }
    }
    if !line.isEmpty { try take(line) }
    if columns == nil {
      throw PitchProblem(.wrong, path: path, "is empty; copy it again from the recorder")
    }
    if frames.isEmpty { problems.add(.wrong, "", "has a header, but no rows") }
  }

  private func tooLong() -> PitchProblem {
    PitchProblem(
      .wrong, path: path, field: "line \(lineNumber + 1)",
      "has more than \(Self.longestLine) bytes; the file is not a table of timestamps")
  }

  private mutating func take(_ line: [UInt8]) throws(PitchProblem) {
    guard line.count <= Self.longestLine else { throw tooLong() }
    lineNumber += 1
    // Parts of the line that stay in use would make the next line a copy.
    defer { fields.removeAll(keepingCapacity: true) }
    let hasMark = lineNumber == 1 && line.starts(with: [0xEF, 0xBB, 0xBF])
    split(hasMark ? line.dropFirst(3) : line[...])
    guard fields.count > 1 || !fields[0].isEmpty else { return }
    guard let columns else { return try takeHeader() }
    guard frames.count < FrameTimestamps.largestCount else {
      throw PitchProblem(
        .wrong, path: path,
        "has more than \(FrameTimestamps.largestCount) rows; cut the recording into parts")
    }
    frames.append(integer(columns.frame, 1))
    times.append(integer(columns.time, 2))
    if let camera = columns.camera, camera < fields.count { note(camera: fields[camera]) }
  }

  /// Sets `fields`, whose memory is used again for each line.
  private mutating func split(_ line: ArraySlice<UInt8>) {
    var start = line.startIndex
    while let end = line[start...].firstIndex(of: UInt8(ascii: ",")) {
      fields.append(Self.trimmed(line[start..<end]))
      start = end + 1
    }
    fields.append(Self.trimmed(line[start...]))
  }

  private mutating func takeHeader() throws(PitchProblem) {
    let names = fields.map { String(decoding: $0, as: UTF8.self) }
    guard let frame = names.firstIndex(of: Self.names[1]),
      let time = names.firstIndex(of: Self.names[2])
    else {
      throw PitchProblem(
        .wrong, path: path, field: "the first line", value: names.joined(separator: ","),
        "must name the columns \(Self.names.joined(separator: ","))")
    }
    columns = (frame, time, names.firstIndex(of: Self.names[0]))
  }

  /// The number in a column of the current line; `unknown`, and a problem, if there is none.
  private mutating func integer(_ column: Int, _ name: Int) -> Int {
    if column < fields.count, let number = Self.integer(fields[column]),
      number != FrameTimestamps.unknown
    {
      return number
    }
    let place = "line \(lineNumber), \(Self.names[name])"
    if column < fields.count {
      let text = String(decoding: fields[column], as: UTF8.self)
      problems.add(
        .wrong, place, value: text.isEmpty ? "empty" : text, "must be a whole number of 64 bits")
    } else {
      problems.add(.wrong, place, "is missing; the row has no \(Self.names[name])")
    }
    return FrameTimestamps.unknown
  }

  /// The number in `digits`; nil if it is something else. A file has millions, for which texts would be slow.
  private static func integer(_ digits: ArraySlice<UInt8>) -> Int? {
    guard let first = digits.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    let rest = isNegative || first == UInt8(ascii: "+") ? digits.dropFirst() : digits
    guard !rest.isEmpty else { return nil }
    var number = 0
    for digit in rest {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (product, overflows) = number.multipliedReportingOverflow(by: 10)
      let value = Int(digit - UInt8(ascii: "0"))
      let (sum, exceeds) = product.addingReportingOverflow(isNegative ? -value : value)
      guard !overflows, !exceeds else { return nil }
      number = sum
    }
    return number
  }

  private mutating func note(camera: ArraySlice<UInt8>) {
    guard let cameraID else {
      self.cameraID = Array(camera)
      return
    }
    guard !hasOtherCamera, !cameraID.elementsEqual(camera) else { return }
    hasOtherCamera = true
    problems.add(
      .wrong, "line \(lineNumber), camera_id", value: String(decoding: camera, as: UTF8.self),
      "differs from the lines before (\(String(decoding: cameraID.prefix(40), as: UTF8.self)))")
  }

  private mutating func noteOrder(of timestamps: FrameTimestamps) {
    let (late, double) = (timestamps.disorderCount, timestamps.duplicateCount)
    let missing = timestamps.missingFrameCount
    if late > 0 {
      problems.add(
        .wrong, Self.names[2], value: "\(late)",
        "is the number of rows whose time is not after that of the row before")
    }
    if double > 0 {
      problems.add(
        .wrong, Self.names[1], value: "\(double)",
        "is the number of rows whose frame index another row has")
    }
    if missing > 0 {
      problems.add(
        .note, Self.names[1], value: "\(missing)",
        "is the number of frames that the camera counted, but the file does not have")
    }
  }

  /// `field` without spaces and quotes around it.
  private static func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isEdge(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
        || byte == UInt8(ascii: "\"")
    }
    var field = field.drop(while: isEdge)
    while let last = field.last, isEdge(last) { field.removeLast() }
    return field
  }
}
