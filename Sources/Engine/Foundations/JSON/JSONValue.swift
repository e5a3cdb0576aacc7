/// Any JSON value, for fields of other programs that are kept as they are: numbers keep their text,
/// objects their order.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue: Codable {
  /// Works only with `JSONParser`: other decoders do not provide the text of a number.
  package init(from decoder: any Decoder) throws {
    guard let decoder = decoder as? JSONDocumentDecoder else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "decode JSONValue with JSONParser"))
    }
    self = decoder.document.value(decoder.index)
  }

  /// Works only with `OrderedJSONEncoder`: other encoders cannot write the text of a number.
  package func encode(to encoder: any Encoder) throws {
    guard let encoder = encoder as? JSONNodeEncoder else {
      throw EncodingError.invalidValue(
        self,
        EncodingError.Context(
          codingPath: encoder.codingPath,
          debugDescription: "encode JSONValue with OrderedJSONEncoder"))
    }
    encoder.node.set(self)
  }
}

extension JSONValue {
  /// An integer.
  package static func integer(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

  /// The value as a number; nil if it is not one.
  package var asNumber: Double? {
    if case .number(let number) = self { number.double } else { nil }
  }

  /// The value as an integer; nil if it is not one, or does not fit.
  package var asInteger: Int? {
    if case .number(let number) = self { number.integer() } else { nil }
  }

  /// The value as text; nil if it is not a string.
  package var asText: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of member `name`; nil if there is none, or if the value is not an object.
  package func member(_ name: String) -> JSONValue? {
    if case .object(let object) = self { object[name] } else { nil }
  }

  /// The value in a few characters, for messages.
  package var sketch: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let value): String(value.text.prefix(40))
    case .string(let value): "\"\(value.prefix(40))\""
    case .array: "a list"
    case .object: "an object"
    }
  }
}
