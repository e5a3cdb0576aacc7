import FoundationEssentials
import Foundations

/// A JSON file with a list of detections or observations, read element by element. An element that cannot be used is noted
/// as a problem, and the rest is read.
struct RecordedList {
  /// More elements are refused.
  static let largestCount = 1_000_000

  private(set) var problems: ProblemList
  /// The members that are no lists.
  private var members = JSONObject()
  private var elementCount = 0
  private let path: String

  /// Reads the list `list` of the file at `path`, and checks `pitch_id` and the count `count` in it. `take` gets the
  /// fields of each element. Throws a `PitchProblem` if the file cannot be used as a whole.
  static func read(
    _ path: String, list: String, count: String, pitchID: String?,
    take: (inout FieldReader) -> Void
  ) throws(PitchProblem) -> RecordedList {
    var file = RecordedList(path)
    do {
      try JSONListReader.read(path) { part in try file.add(part, list: list, take: take) }
    } catch let problem as PitchProblem {
      throw problem
    } catch {
      throw PitchProblem(path: path, error)
    }
    file.checkHead(list: list, count: count, pitchID: pitchID)
    return file
  }

  private init(_ path: String) {
    self.path = path
    problems = ProblemList(path: path)
  }

  /// The text `name` of the file; nil if there is none.
  func text(_ name: String) -> String? {
    if case .string(let text) = members[name] { text } else { nil }
  }

  /// Notes a problem of the file.
  mutating func note(
    _ kind: PitchProblem.Kind, _ field: String, value: String, _ reason: String
  ) {
    problems.add(kind, field, value: value, reason)
  }

  private mutating func add(
    _ part: JSONListReader.Part, list: String, take: (inout FieldReader) -> Void
  ) throws {
    guard let member = part.member else {
      throw PitchProblem(
        .wrong, path: path, field: "the document", value: "a list", "must be an object")
    }
    guard let index = part.index else {
      guard members.count < 64 else { return }
      members[member] = try JSONParser.decode(JSONValue.self, from: part.text)
      return
    }
    guard member == list else { return }
    elementCount += 1
    guard elementCount <= Self.largestCount else {
      throw PitchProblem(
        .wrong, path: path, field: list,
        "has more than \(Self.largestCount) elements; cut the recording into parts")
    }
    let place = "\(list)[\(index)]"
    do {
      let value = try JSONParser.decode(JSONValue.self, from: part.text)
      guard case .object(let object) = value else {
        return problems.add(.wrong, place, value: value.sketch, "must be an object")
      }
      var reader = FieldReader(object, path: path, prefix: place + ".")
      take(&reader)
      for problem in reader.problems.all { problems.add(problem) }
    } catch {
      problems.add(.wrong, place, "cannot be read: " + DecodingProblem.sentence(error))
    }
  }

  private mutating func checkHead(list: String, count: String, pitchID: String?) {
    if elementCount == 0, let other = members[list] {
      problems.add(.wrong, list, value: other.sketch, "must be a list")
    }
    if let declared = members[count] {
      if declared.asInteger != elementCount {
        problems.add(.wrong, count, value: declared.sketch, "but the list has \(elementCount)")
      }
    } else {
      problems.add(.missing, count, "is missing")
    }
    if let pitchID, let found = text("pitch_id"), found != pitchID {
      problems.add(.wrong, "pitch_id", value: found, "but the manifest says \(pitchID)")
    }
  }
}
