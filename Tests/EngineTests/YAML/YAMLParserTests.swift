import Foundation
import TestSupport
import Testing

@testable import Foundations

@Suite("YAML of dataset descriptions")
struct YAMLParserTests {
  @Test("maps, lists, quotes, comments and brackets over several lines")
  func document() throws {
    let value = try YAMLParser.parse(
      """
      ---
      # comment
      path: ../datasets/coco8 # root
      train:   images/train
      empty:
      list:
      - a b
      - 'it''s' # x
      - "q\\"\\u00e9"
      names:
        0: person
        1: traffic light
      flow: [ 'a', "b, c",  # comment
        d ]
      map: {0: a, 1: 'b:c',}
      download: |
        import x: y
          - [
        # no comment

      url: https://a.b/c#d
      """)
    #expect(value["path"] == .scalar("../datasets/coco8"))
    #expect(value["train"]?.text == "images/train")
    #expect(value["empty"]?.text == nil)
    #expect(value["list"] == .list([.scalar("a b"), .scalar("it's"), .scalar("q\"é")]))
    #expect(value["names"]?["1"]?.text == "traffic light")
    #expect(value["flow"] == .list([.scalar("a"), .scalar("b, c"), .scalar("d")]))
    #expect(value["map"]?["1"]?.text == "b:c")
    #expect(value["download"]?.text == "import x: y\n  - [\n# no comment\n\n")
    #expect(value["url"]?.text == "https://a.b/c#d")
  }

  @Test("files with CR LF and a byte order mark are read")
  func lineEnds() throws {
    let value = try YAMLParser.parse("\u{FEFF}a: 1\r\nb:\r\n  - x\r\n  - y\r\n")
    #expect(value["b"] == .list([.scalar("x"), .scalar("y")]))
  }

  @Test(
    "what is not understood is refused with its line",
    arguments: [
      ("a: &x 1", 1), ("a: *x", 1), ("a: !!str 1", 1), ("a: 1\nb", 2), ("a: 1\n  b: 2", 2),
      ("a: [1, 2", 1), ("a: 'x", 1), ("a: \"\\q\"", 1), ("a: 1\na: 2", 2), ("a: b: c", 1),
      ("\ta: 1", 1), ("a:\n  - - b", 2), ("- a", 1), ("", 1), ("a: {b: 1, b: 2}", 1),
      ("a: 1]: x", 1),
      ("a: [x: y]", 1), ("? a", 1), ("a:\n    b: 1\n  c: 2", 3), ("a: 'x' y", 1), ("a: [1]]", 1),
    ])
  func refused(text: String, line: Int) {
    #expect {
      try YAMLParser.parse(text)
    } throws: { error in
      (error as? YAMLError)?.line == line
    }
  }

  @Test("deep nesting is refused")
  func depth() {
    let flow = "a: " + String(repeating: "[", count: 100_000)
    let block = (0..<100).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    for text in [flow, block] { #expect(throws: YAMLError.self) { try YAMLParser.parse(text) } }
  }

  @Test("random changes are read or refused")
  func mutations() {
    var generator = SeededGenerator(seed: 9)
    let text = Array(
      "path: ../x # c\nnames:\n  0: 'a'\n  1: \"b\"\nt: [a, {b: c}]\nd: |\n  x\nl:\n- 1\n".utf8)
    let interesting = Array(" :-[]{},'\"#|\n\t&*!\\\r\u{0}x".utf8)
    for _ in 0..<5_000 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let byte = interesting.randomElement(using: &generator)!
        if Bool.random(using: &generator) {
          bytes[place] = byte
        } else {
          bytes.insert(byte, at: place)
        }
      }
      _ = try? YAMLParser.parse(String(decoding: bytes, as: UTF8.self))
    }
  }
}
