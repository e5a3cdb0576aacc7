import Foundation
import Testing

@testable import Foundations

@Suite("Decoding of JSON")
struct JSONDecodingTests {
  private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONParser.decode(type, from: Data(text.utf8))
  }

  private func problem<Value: Decodable>(_ type: Value.Type, _ text: String) -> String? {
    do {
      _ = try decode(type, text)
      return nil
    } catch {
      return DecodingProblem.sentence(error)
    }
  }

  @Test("integers are decoded exactly in any notation")
  func wholeNumbers() throws {
    for (text, value) in [
      ("80.0", 80), ("8e1", 80), ("800e-1", 80), ("-1.50e1", -15), ("0.0", 0), ("-0", 0),
      ("0e99999999999999999999", 0), ("9007199254740993.0", 9_007_199_254_740_993),
      ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
    ] {
      #expect(try decode(Int.self, text) == value)
    }
    #expect(try decode(UInt64.self, "18446744073709551615") == .max)
    #expect(try decode(UInt8.self, "255") == 255)
    #expect(problem(Int.self, "[1]") == "the document is not of type Int")
  }

  @Test("numbers that do not fit are refused with the field and the value")
  func misfits() throws {
    struct Named: Decodable {
      var a: Int?
      var b: [UInt8]?
      var c: Double?
    }
    for (text, sentence) in [
      (#"{"a": 0.5}"#, "a: 0.5 is not a whole number"),
      (#"{"a": 1e-400}"#, "a: 1e-400 is not a whole number"),
      (#"{"a": 9223372036854775808}"#, "a: 9223372036854775808 is not between -9223372"),
      (#"{"a": 1e99999999999999999999}"#, "a: 1e99999999999999999999 is not between"),
      (#"{"b": [1, 256]}"#, "b.[1]: 256 is not between 0 and 255"),
      (#"{"b": [1, -1]}"#, "b.[1]: -1 is not between 0 and 255"),
      (#"{"c": 1e999}"#, "c: 1e999 is too large"), (#"{"c": "1"}"#, "c is not of type Double"),
      (#"{"b": {}}"#, "b is not of type Array"),
    ] {
      #expect(try #require(problem(Named.self, text)).hasPrefix(sentence), "\(text)")
    }
  }

  @Test("errors name the path of missing, null and wrong values")
  func places() throws {
    struct Outer: Decodable {
      var list: [Inner]
      struct Inner: Decodable { var name: String }
    }
    #expect(problem(Outer.self, "{}") == "list is missing")
    #expect(problem(Outer.self, #"{"list":null}"#) == "list is null")
    #expect(problem(Outer.self, #"{"list":[{}]}"#) == "list.[0].name is missing")
    #expect(
      problem(Outer.self, #"{"list":[{"name":"a"},{"name":7}]}"#)
        == "list.[1].name is not of type String")
    #expect(problem(Outer.self, "[]") != nil)
  }

  @Test("objects are equal in any order, numbers if their texts are equal")
  func equality() throws {
    #expect(
      try decode(JSONValue.self, #"{"a":1,"b":2}"#) == decode(JSONValue.self, #"{"b":2,"a":1}"#))
    #expect(
      try decode(JSONValue.self, #"{"a":1}"#).hashValue
        == decode(JSONValue.self, #"{"a":1}"#).hashValue)
    #expect(
      try decode(JSONValue.self, #"{"a":1,"b":2}"#) != decode(JSONValue.self, #"{"a":1,"b":3}"#))
    #expect(try decode(JSONValue.self, "1.0") != decode(JSONValue.self, "1"))
  }

  @Test("a large object is decoded in any order")
  func large() throws {
    let text = "{" + (0..<500).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
    let numbers = try decode([String: Int].self, text)
    #expect(numbers.count == 500)
    for value in 0..<500 { #expect(numbers["k\(value)"] == value) }
  }

  @Test("members of an object are read, set, added and removed")
  func members() throws {
    var object: JSONObject = ["b": .integer(1), "a": .null]
    object["c"] = .bool(true)
    object["b"] = .string("x")
    object["a"] = nil
    #expect(object.members.map(\.name) == ["b", "c"] && object["b"] == .string("x"))
    #expect(object["a"] == nil && object.count == 2 && !object.isEmpty)
  }
}
