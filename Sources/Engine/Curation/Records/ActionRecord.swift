import FoundationEssentials
import Foundations

/// A recorded action of a GUI program with its screenshot: a line of a records file
/// (`docs/formats/action-records.md`). Fields that are not used are not checked.
struct ActionRecord: Sendable, Equatable {
  /// Where an image was found in the screenshot.
  struct Match: Sendable, Equatable {
    var imageID: String
    var confidence: Double
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  /// A click in the screenshot.
  struct Click: Sendable, Equatable {
    var x: Double
    var y: Double
    /// The kind of element; nil if unknown.
    var targetType: String?
  }

  var actionID: String?
  var actionType: String?
  /// The path of the screenshot, relative to their folder; nil if there is none.
  var screenshot: String?
  /// Nil if no image was looked for, or none was found.
  var match: Match?
  var click: Click?
  var activeStates: [String]
  /// UTC; nil if the record does not state it.
  var startTime: String?
  var success: Bool
}

/// A field of a record has a value that cannot be used.
struct ActionRecordError: Error, Equatable, CustomStringConvertible {
  /// The path of the field, such as `match_summary.location.x`.
  let field: String
  /// What is wrong, such as `is "abc", not a number`.
  let problem: String

  var description: String { "\(field) \(problem)" }
}

extension ActionRecord {
  /// Reads the record in `line`. Throws `ActionRecordError`, or `DecodingError` if it is not JSON.
  init(line: Data) throws {
    let value = try JSONParser.decode(JSONValue.self, from: line)
    guard case .object(let object) = value else {
      throw ActionRecordError(field: "the line", problem: "is \(value.sketch), not an object")
    }
    let fields = RecordFields(object: object, path: "")
    actionID = try fields.text("action_id")
    actionType = try fields.text("action_type")
    screenshot = try fields.text("screenshot_reference")
    activeStates = try fields.texts("active_states_before")
    startTime = try fields.time("start_time")
    // A record without the field is of a program that records only what worked.
    success = try fields.flag("success") ?? true
    match = try fields.object("match_summary").flatMap(Self.match)
    click = try fields.point("clicked_location").map {
      Click(x: $0.x, y: $0.y, targetType: try fields.text("click_target_type"))
    }
  }

  private static func match(_ fields: RecordFields) throws(ActionRecordError) -> Match? {
    if try fields.flag("found") == false { return nil }
    guard let location = try fields.object("location"),
      let size = try fields.object("template_size")
    else { return nil }
    let match = Match(
      imageID: try fields.required("image_id", fields.text),
      confidence: try fields.number("confidence") ?? 1,
      x: try location.required("x", location.number),
      y: try location.required("y", location.number),
      width: try size.required("width", size.number),
      height: try size.required("height", size.number))
    guard (0...1).contains(match.confidence) else {
      throw fields.failure("confidence", "is \(match.confidence), not between 0 and 1")
    }
    for (name, value) in [("width", match.width), ("height", match.height)] where value <= 0 {
      throw size.failure(name, "is \(value), but must be more than 0")
    }
    return match
  }
}

/// The members of an object of a record. A member that is null counts as absent.
private struct RecordFields {
  private static let longestText = 4096
  private static let mostTexts = 1000
  /// Coordinates are far below this.
  private static let largestNumber = 1e9

  let object: JSONObject
  /// The path of the object, for messages.
  let path: String

  func failure(_ name: String, _ problem: String) -> ActionRecordError {
    ActionRecordError(field: path.isEmpty ? name : "\(path).\(name)", problem: problem)
  }

  private func value(_ name: String) -> JSONValue? {
    let value = object[name]
    return value == .null ? nil : value
  }

  func required<Value>(
    _ name: String, _ read: (String) throws(ActionRecordError) -> Value?
  ) throws(ActionRecordError) -> Value {
    guard let value = try read(name) else { throw failure(name, "is missing") }
    return value
  }

  func text(_ name: String) throws(ActionRecordError) -> String? {
    guard let value = value(name) else { return nil }
    guard case .string(let text) = value else {
      throw failure(name, "is \(value.sketch), not text")
    }
    guard text.utf8.count <= Self.longestText else {
      throw failure(name, "has \(text.utf8.count) bytes, but the limit is \(Self.longestText)")
    }
    return text.isEmpty ? nil : text
  }

  func texts(_ name: String) throws(ActionRecordError) -> [String] {
    guard let value = value(name) else { return [] }
    guard case .array(let elements) = value, elements.count <= Self.mostTexts else {
      throw failure(name, "is \(value.sketch), not a list of up to \(Self.mostTexts) texts")
    }
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element, text.utf8.count <= Self.longestText else {
        throw failure(name, "contains \(element.sketch), not a short text")
      }
      texts.append(text)
    }
    return texts
  }

  func flag(_ name: String) throws(ActionRecordError) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .bool(let flag) = value else {
      throw failure(name, "is \(value.sketch), not true or false")
    }
    return flag
  }

  func number(_ name: String) throws(ActionRecordError) -> Double? {
    try value(name).map { value throws(ActionRecordError) in try number(value, name) }
  }

  private func number(_ value: JSONValue, _ name: String) throws(ActionRecordError) -> Double {
    guard let number = value.asNumber, abs(number) <= Self.largestNumber else {
      throw failure(name, "is \(value.sketch), not a number up to 1000000000")
    }
    return number
  }

  func object(_ name: String) throws(ActionRecordError) -> RecordFields? {
    guard let value = value(name) else { return nil }
    guard case .object(let object) = value else {
      throw failure(name, "is \(value.sketch), not an object")
    }
    return RecordFields(object: object, path: path.isEmpty ? name : "\(path).\(name)")
  }

  /// A point, written as [x, y] or as an object.
  func point(_ name: String) throws(ActionRecordError) -> (x: Double, y: Double)? {
    switch value(name) {
    case nil: return nil
    case .array(let elements)? where elements.count == 2:
      return (try number(elements[0], name), try number(elements[1], name))
    case .object(let object)?:
      let point = RecordFields(object: object, path: path.isEmpty ? name : "\(path).\(name)")
      return (try point.required("x", point.number), try point.required("y", point.number))
    case let value?: throw failure(name, "is \(value.sketch), not two numbers")
    }
  }

  /// A time, in seconds since 1970 or as text.
  func time(_ name: String) throws(ActionRecordError) -> String? {
    guard let value = value(name) else { return nil }
    switch value {
    case .string(let text):
      if let seconds = RFC3339.seconds(text), let time = RFC3339.text(seconds) { return time }
    case .number(let number):
      if let time = number.double.flatMap(RFC3339.text) { return time }
    case .null, .bool, .array, .object: break
    }
    throw failure(name, "is \(value.sketch), not a time")
  }
}
