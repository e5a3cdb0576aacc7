import Foundation
import TestSupport
import Testing

@testable import Foundations

@Suite("Ordered JSON")
struct OrderedJSONEncoderTests {
  private struct Ordered: Codable, Equatable {
    var zeta: Int
    var alpha: [Double]
    var middle: String?
    var empty: [Int]
    var nested: Nested

    struct Nested: Codable, Equatable {
      var b: Bool
      var a: UInt64
    }
  }

  private let value = Ordered(
    zeta: -1, alpha: [80, 0.1, 1e300, -0.0], middle: nil, empty: [],
    nested: Ordered.Nested(b: true, a: .max))

  @Test("pretty text equals that of Python's json.dump(indent=2), with keys in order")
  func pretty() throws {
    let text = String(decoding: try OrderedJSONEncoder(.pretty).encode(value), as: UTF8.self)
    #expect(
      text == """
        {
          "zeta": -1,
          "alpha": [
            80.0,
            0.1,
            1e+300,
            -0.0
          ],
          "empty": [],
          "nested": {
            "b": true,
            "a": 18446744073709551615
          }
        }

        """)
  }

  @Test("compact text is one line")
  func compact() throws {
    let text = String(decoding: try OrderedJSONEncoder(.compact).encode(value), as: UTF8.self)
    #expect(
      text == #"{"zeta":-1,"alpha":[80.0,0.1,1e+300,-0.0],"empty":[],"#
        + #""nested":{"b":true,"a":18446744073709551615}}"#)
  }

  @Test("characters that control a terminal or break a line are escaped")
  func escapes() throws {
    let text = "\u{1B}[2J\n\u{9B}31m\u{7F}\u{2028}\u{2029}\"\\/ä\u{0}"
    let data = try OrderedJSONEncoder(.compact).encode(text)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #""\u001b[2J\n\u009b31m\u007f\u2028\u2029\"\\/ä\u0000""#)
    #expect(try JSONDecoder().decode(String.self, from: data) == text)
    #expect(try JSONParser.decode(String.self, from: data) == text)
  }

  @Test("numbers that JSON cannot represent are refused with their path")
  func notFinite() throws {
    struct Outer: Encodable { var rates = [1.0, .infinity] }
    #expect { try OrderedJSONEncoder(.compact).encode(Outer()) } throws: { error in
      guard case EncodingError.invalidValue(_, let context) = error else { return false }
      return context.debugDescription == "rates.[1] is inf, which JSON cannot hold"
    }
  }

  @Test("random documents are unchanged after encoding and decoding", arguments: 0..<200)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let document = randomValue(depth: 4, using: &generator)
    for layout in [OrderedJSONEncoder.Layout.compact, .pretty] {
      let data = try OrderedJSONEncoder(layout).encode(document)
      #expect(try JSONParser.decode(JSONValue.self, from: data) == document)
    }
  }

  @Test("random doubles and floats keep every bit")
  func numbers() throws {
    var generator = SeededGenerator(seed: 7)
    let doubles = (0..<5000).map { _ in Double(bitPattern: generator.next()) }
      .filter(\.isFinite)
    let data = try OrderedJSONEncoder(.compact).encode(doubles)
    for back in [
      try JSONParser.decode([Double].self, from: data),
      try JSONDecoder().decode([Double].self, from: data),
    ] {
      #expect(back.map(\.bitPattern) == doubles.map(\.bitPattern))
    }
  }

  private func randomValue(
    depth: Int, using generator: inout SeededGenerator
  ) -> JSONValue {
    switch Int.random(in: 0..<(depth == 0 ? 5 : 7), using: &generator) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &generator))
    case 2: return .integer(Int.random(in: -1_000_000...1_000_000, using: &generator))
    case 3: return .number(JSONNumber(Double.random(in: -1...1, using: &generator))!)
    case 4: return .string(randomText(using: &generator))
    case 5:
      return .array(
        (0..<Int.random(in: 0..<5, using: &generator)).map { _ in
          randomValue(depth: depth - 1, using: &generator)
        })
    default:
      var members = JSONObject()
      for _ in 0..<Int.random(in: 0..<5, using: &generator) {
        members[randomText(using: &generator)] = randomValue(depth: depth - 1, using: &generator)
      }
      return .object(members)
    }
  }

  private func randomText(using generator: inout SeededGenerator) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<12, using: &generator) {
      let limit: UInt32 = Bool.random(using: &generator) ? 0xA0 : 0x1_1000
      if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
