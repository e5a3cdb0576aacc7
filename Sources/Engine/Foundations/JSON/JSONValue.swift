/// Any JSON value, for fields of other programs that are kept without being understood: numbers keep
/// their text, objects their order.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue: Codable {
  /// Works with `JSONParser` only: other decoders do not tell how a number is written.
  package init(from decoder: any Decoder) throws {
    guard let decoder = decoder as? JSONDocumentDecoder else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "decode JSONValue with JSONParser"))
    }
    self = decoder.document.value(decoder.index)
  }

  /// Works with `OrderedJSONEncoder` only: other encoders cannot be told how to write a number.
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
  /// A whole number.
  package static func integer(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

  /// The value as a number; nil when it is none.
  package var asNumber: Double? {
    if case .number(let number) = self { number.double } else { nil }
  }

  /// The value as a whole number; nil when it is none, or does not fit.
  package var asInteger: Int? {
    if case .number(let number) = self { number.integer() } else { nil }
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
