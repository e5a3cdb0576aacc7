import Foundation
import TestSupport
import Testing

@testable import Foundations

@Suite("JSON parser")
struct JSONParserTests {
  private func value(_ text: String) throws -> JSONValue {
    try JSONParser.decode(JSONValue.self, from: Data(text.utf8))
  }

  private func problem(_ bytes: some Sequence<UInt8>) -> String? {
    do {
      _ = try JSONParser.decode(JSONValue.self, from: Data(bytes))
      return nil
    } catch {
      return DecodingProblem.sentence(error)
    }
  }

  private func rewritten(_ text: String) throws -> String {
    String(decoding: try OrderedJSONEncoder(.compact).encode(try value(text)), as: UTF8.self)
  }

  static let literal = [
    "1.0", "1", "-0", "-0.0", "0.10", "1E5", "1e+05", "2440.000", "1e999", "1e-999",
    "123456789012345678901234567890", "0.1000000000000000055511151231257827", #""ä😀""#, "null",
    "true", "false", "[]", "{}", #"{"z":1,"a":{"y":[1.50,2],"b":null},"m":""}"#,
    #"{"b":1.0,"a":1e3}"#, "{\"\u{E9}\":1,\"e\u{301}\":2}",
  ]

  @Test("numbers keep their text and objects their order", arguments: literal)
  func kept(text: String) throws {
    #expect(try rewritten(text) == text)
    #expect(try value(" \t\r\n" + text + "\n") == value(text))
  }

  @Test("all escapes are decoded")
  func escapes() throws {
    #expect(
      try value(#""\"\\\/\b\f\n\r\t\u0000\u00e4\u00E4\ud83d\uDE00x""#)
        == .string("\"\\/\u{8}\u{C}\n\r\t\u{0}ää😀x"))
    #expect(try value(#"{"a\u0062c": 1}"#) == .object(["abc": .integer(1)]))
  }

  @Test("if a name occurs again, the last value counts, as in Python", arguments: [3, 40])
  func doubled(count: Int) throws {
    let rest = (0..<count).map { #","k\#($0)":\#($0)"# }.joined()
    let text = #"{"a":1,"b":2,"a":3"# + rest + "}"
    guard case .object(let object) = try value(text) else {
      Issue.record("not an object")
      return
    }
    #expect(object.count == count + 2)
    #expect(object.members.prefix(2).map(\.name) == ["a", "b"])
    #expect(object["a"] == .integer(3) && object["k2"] == .integer(2))
    let numbers = try JSONParser.decode([String: Int].self, from: Data(text.utf8))
    #expect(numbers["a"] == 3 && numbers["b"] == 2 && numbers.count == count + 2)
    struct Named: Decodable { var a: Int }
    #expect(try JSONParser.decode(Named.self, from: Data(text.utf8)).a == 3)
  }

  static let refused: [(text: String, sentence: String)] = [
    ("", "the text ends too early (line 1, column 1)"),
    ("  \n ", "the text ends too early (line 2, column 2)"),
    ("{", "the text ends too early (line 1, column 2)"),
    ("[1,", "the text ends too early"), (#"{"a""#, "the text ends too early"),
    (#""abc"#, "the text ends too early"), ("-", "the text ends too early"),
    ("tru", "expected a value at line 1, column 1"), ("nul", "expected a value"),
    ("[1,]", "expected a value at line 1, column 4"), ("{\"a\":}", "expected a value"),
    ("[1 2]", #"expected "," or "]" at line 1, column 4"#),
    ("{\"a\":1 \"b\":2}", #"expected "," or "}" at line 1, column 8"#),
    ("{\"a\" 1}", #"expected ":" at line 1, column 6"#),
    ("{a:1}", "expected a name in double quotes at line 1, column 2"),
    ("{\"a\":1,}", "expected a name in double quotes"), ("'a'", "expected a value"),
    ("[1] x", "unexpected text after the end at line 1, column 5"),
    ("{}{}", "unexpected text after the end"), ("// x\n1", "expected a value"),
    ("01", "invalid number"), ("-01", "invalid number"), ("1.", "ends too early"),
    (".5", "expected a value"), ("[1.]", "invalid number"), ("[1e]", "invalid number"),
    ("+1", "expected a value"), ("0x10", "unexpected text"),
    ("[\n1,\n  NaN]", "NaN at line 3, column 3; JSON has only finite numbers"),
    ("{\"a\": Infinity}", "Infinity at line 1, column 7"),
    ("[-Infinity]", "-Infinity at line 1, column 2"),
    ("\"\u{1}\"", "unescaped control character 0x01 at line 1, column 2"),
    ("\"a\nb\"", "unescaped control character 0x0a"), ("\"\t\"", "control character 0x09"),
    (#"["ää\x"]"#, "invalid escape sequence at line 1, column 5"),
    (#""\u12g4""#, "invalid escape sequence"), (#""\u12"#, "ends too early"),
    (#""\ud800""#, "half of a surrogate pair at line 1, column 2"),
    (#""\ud800\u0041""#, "half of a surrogate pair"), (#""\udc00""#, "half of a surrogate pair"),
  ]

  @Test("invalid JSON is refused with its position", arguments: refused)
  func refusal(of example: (text: String, sentence: String)) throws {
    let sentence = try #require(problem(example.text.utf8))
    #expect(sentence.hasPrefix("it is not valid JSON: "))
    #expect(sentence.contains(example.sentence), "\(sentence)")
  }

  static let invalid: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
    [0xE2, 0x82], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
    [0xFF],
  ]

  @Test("invalid UTF-8 is refused", arguments: invalid)
  func invalidUTF8(bytes: [UInt8]) {
    let quote = [UInt8(ascii: "\"")]
    for padding in 0..<9 {
      let text = quote + [UInt8](repeating: 0x61, count: padding) + bytes + quote
      #expect(
        problem(text) == "it is not valid JSON: invalid UTF-8 at line 1, column \(padding + 2)")
    }
  }

  @Test("characters of every length are decoded at every offset")
  func characters() throws {
    for character in ["a", "ä", "€", "\u{FFFF}", "😀", "\u{10FFFF}", "\u{7F}", "\u{80}"] {
      for padding in 0..<17 {
        let text = String(repeating: "x", count: padding) + character + "yz"
        #expect(try value("\"\(text)\"") == .string(text))
      }
    }
  }

  @Test("a byte order mark is skipped")
  func byteOrderMark() throws {
    #expect(try value("\u{FEFF}[1]") == .array([.integer(1)]))
  }

  @Test("64 levels are accepted, 65 are refused with their position")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try rewritten(nested(64)) == nested(64))
    #expect(
      problem(nested(65).utf8) == "it is nested more than 64 levels deep (line 1, column 65)")
    #expect(problem(String(repeating: "{\"a\":", count: 100_000).utf8) != nil)
  }

  @Test("skipped values are checked, too")
  func skipped() throws {
    struct Named: Decodable { var a: Int }
    for rest in ["\"\\x\"", "\"\u{2}\"", "01", "[1,]", "nul"] {
      #expect(throws: DecodingError.self) {
        try JSONParser.decode(Named.self, from: Data("{\"a\": 1, \"b\": [\(rest)]}".utf8))
      }
    }
  }

  @Test(
    "damaged bytes that are accepted are also accepted by Foundation's decoder", arguments: 0..<8)
  func damaged(seed: UInt64) throws {
    struct Anything: Decodable, Equatable {
      var alpha: [Double]
      var beta: String?
      var gamma: [String: Bool]
    }
    var generator = SeededGenerator(seed: seed)
    let text =
      #"{"alpha": [1, -2.5e3, 0.125], "beta": "x\u00e4\n\"ü€", "gamma": {"yes": true, "no": false}}"#
    for _ in 0..<2000 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        let index = bytes.indices.randomElement(using: &generator)!
        bytes[index] =
          Bool.random(using: &generator)
          ? bytes.randomElement(using: &generator)!
          : UInt8.random(in: .min ... .max, using: &generator)
      }
      let ours = try? JSONParser.decode(Anything.self, from: Data(bytes))
      guard let ours else { continue }
      let theirs = try? JSONDecoder().decode(Anything.self, from: Data(bytes))
      #expect(theirs == ours, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
