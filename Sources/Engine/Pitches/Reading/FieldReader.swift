import FoundationEssentials
import Foundations

/// Reads the fields of a JSON object of another program. A field of a wrong type is noted as a problem and left out, and
/// the other fields are read.
struct FieldReader {
  /// The maximum size in bytes of a file that is read as a whole.
  static let limit = 8 << 20

  /// The fields.
  let object: JSONObject
  private(set) var problems: ProblemList
  private let prefix: String

  /// The fields of `object`, which is in the file at `path`; `prefix` precedes their names in problems.
  init(_ object: JSONObject, path: String, prefix: String = "") {
    self.object = object
    self.prefix = prefix
    problems = ProblemList(path: path)
  }

  /// Reads the object in the file at `path`; throws a `PitchProblem` if it cannot be read.
  init(contentsOf path: String) throws(PitchProblem) {
    let value: JSONValue
    do {
      value = try JSONParser.decode(
        JSONValue.self, from: FileSystem.contents(of: path, limit: Self.limit))
    } catch {
      throw PitchProblem(path: path, error)
    }
    guard case .object(let object) = value else {
      throw PitchProblem(
        .wrong, path: path, field: "the document", value: value.sketch, "must be an object")
    }
    self.init(object, path: path)
  }

  /// Reads the object in the file at `path` by `body`; nil if it cannot be read. All problems are added to `problems`.
  static func read<Value>(
    _ path: String, _ problems: inout [PitchProblem], _ body: (inout FieldReader) -> Value?
  ) -> Value? {
    do throws(PitchProblem) {
      var reader = try FieldReader(contentsOf: path)
      let value = body(&reader)
      problems += reader.problems.all
      return value
    } catch {
      problems.append(error)
      return nil
    }
  }

  /// The finite number `name`; nil if it is absent, null or something else.
  mutating func number(_ name: String) -> Double? {
    take(name, "must be a number") { $0.asNumber }
  }

  /// The whole number `name`.
  mutating func integer(_ name: String) -> Int? {
    take(name, "must be a whole number of 64 bits") { $0.asInteger }
  }

  /// The text `name`.
  mutating func text(_ name: String) -> String? {
    take(name, "must be a text") { if case .string(let text) = $0 { text } else { nil } }
  }

  /// The truth value `name`.
  mutating func flag(_ name: String) -> Bool? {
    take(name, "must be true or false") { if case .bool(let flag) = $0 { flag } else { nil } }
  }

  /// The object `name`.
  mutating func fields(_ name: String) -> JSONObject? {
    take(name, "must be an object") { if case .object(let object) = $0 { object } else { nil } }
  }

  /// The list of `count` numbers `name`.
  mutating func numbers(_ name: String, count: Int) -> [Double]? {
    take(name, "must be a list of \(count) numbers") { value in
      guard case .array(let elements) = value, elements.count == count else { return nil }
      let numbers = elements.compactMap(\.asNumber)
      return numbers.count == count ? numbers : nil
    }
  }

  /// The list of points `name`, each a list of two numbers.
  mutating func points(_ name: String) -> [PixelPoint]? {
    take(name, "must be a list of points [x, y]") { value in
      guard case .array(let elements) = value else { return nil }
      var points: [PixelPoint] = []
      for element in elements {
        guard case .array(let pair) = element, pair.count == 2, let x = pair[0].asNumber,
          let y = pair[1].asNumber
        else { return nil }
        points.append(PixelPoint(x: x, y: y))
      }
      return points
    }
  }

  /// Notes that `name` is required, if `value` is nil and nothing was noted about it.
  mutating func require(_ name: String, _ value: Any?) {
    guard value == nil, object[name] == nil || object[name] == .null else { return }
    note(.missing, name, "is missing")
  }

  /// Notes a problem with the field `name`.
  mutating func note(_ kind: PitchProblem.Kind, _ name: String, _ reason: String) {
    let value = object[name].map(\.sketch) ?? ""
    problems.add(kind, prefix + name, value: value, reason)
  }

  /// Adds a problem that was found in a part of the object.
  mutating func add(_ problem: PitchProblem) { problems.add(problem) }

  /// The text `name`, if it is the name of a file in the same folder: other paths could lead anywhere.
  mutating func fileName(_ name: String) -> String? {
    guard let text = text(name) else { return nil }
    guard !text.isEmpty, text != ".", text != "..", !text.contains("/"), !text.contains("\0") else {
      note(.wrong, name, "must be the name of a file in the same folder")
      return nil
    }
    return text
  }

  private mutating func take<Value>(
    _ name: String, _ expectation: String, _ convert: (JSONValue) -> Value?
  ) -> Value? {
    guard let value = object[name], value != .null else { return nil }
    if let converted = convert(value) { return converted }
    note(.wrong, name, expectation)
    return nil
  }
}
