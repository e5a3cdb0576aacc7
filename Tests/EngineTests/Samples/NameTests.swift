import Testing

@testable import Datasets

@Suite("Names and ids")
struct NameTests {
  @Test(
    "good names",
    arguments: ["a", "creamy_chicken", "DJI-O3.v2", String(repeating: "x", count: 64)])
  func goodNames(text: String) throws { #expect(try SignalName(text).text == text) }

  @Test(
    "bad names are refused with the rule",
    arguments: [
      "", ".", "..", ".hidden", "../../x", "a/b", "a b", "ä", "a\u{0}", "a\n", "e\u{301}",
      String(repeating: "x", count: 65), "\u{1B}[2J",
    ])
  func badNames(text: String) {
    #expect(throws: SampleError.badSignalName(text)) { try SignalName(text) }
    let message = SampleError.badSignalName(text).description
    #expect(
      message.hasSuffix(
        "a class name must be 1 to 64 letters, digits, _, - or ., not starting with a dot"))
    #expect(!message.unicodeScalars.contains { $0.value < 32 })
  }

  @Test("ids are letters, digits, `_` and `-`; up to nine digits are a number")
  func ids() throws {
    #expect(try SampleID("0042").number == 42)
    #expect(try SampleID("42") < SampleID("0043"))
    #expect(SampleID(number: 7)?.text == "0007")
    #expect(SampleID(number: 12_345)?.text == "12345")
    #expect(SampleID(number: 999_999_999)?.text == "999999999")
    #expect(SampleID(number: 1_000_000_000) == nil)
    #expect(SampleID(number: .max) == nil)
    for text in [
      "3f8a90c2d41b77e0", "1234567890123456", "a_b-C", String(repeating: "x", count: 64),
    ] {
      let id = try SampleID(text)
      #expect(id.text == text && id.number == nil)
      #expect(try SampleID("9999") < id)
    }
    let refused = ["", "+1", "../1", "1.json", "a b", "٣", String(repeating: "9", count: 65)]
    for text in refused {
      #expect(throws: SampleError.badSampleID(text)) { try SampleID(text) }
    }
  }

  @Test("file names are formatted and parsed consistently")
  func fileNames() throws {
    for kind in SampleFile.Kind.allCases {
      let file = SampleFile(kind: kind, id: try SampleID("0042"))
      #expect(SampleFile(name: file.name) == file)
    }
    for name in [".json", "x y.npz", ".0001.npz", "0001.npz.staged", "0001.json~", "0001.JSON"] {
      #expect(SampleFile(name: name) == nil, "\(name)")
    }
  }
}
