import Testing

@testable import Datasets

@Suite("Filters as text")
struct SampleFilterParsingTests {
  @Test("each condition, several values, quotes and plain verdicts")
  func conditions() throws {
    let filter = try SampleFilter(
      parsing:
        #" class:video,drone verdict:good flag picture source:model conf:0.2..0.5 by:anna,"bob b" days:2026-11-01..2026-11-21 capture:"a b.rfcap" "#
    )
    #expect(filter.classes == ["video", "drone"])
    #expect(filter.verdicts == [.good, .flag] && filter.kinds == [.picture])
    #expect(filter.sources == [.model] && filter.confidence == 0.2...0.5)
    #expect(filter.reviewers == ["anna", "bob b"] && filter.captures == ["a b.rfcap"])
    #expect(filter.days == "2026-11-01"..."2026-11-21")
    #expect(try SampleFilter(parsing: filter.text) == filter)
    #expect(try SampleFilter(parsing: "") == SampleFilter() && SampleFilter().text.isEmpty)
    #expect(try SampleFilter(parsing: "days:2026-11-05").days == "2026-11-05"..."2026-11-05")
    #expect(try SampleFilter(parsing: "capture:a:b").captures == ["a:b"])
  }

  @Test(
    "ranges of confidences mean what they say, and their texts are short",
    arguments: [
      ("conf:<0.5", 0...(0.5).nextDown), ("conf:<=0.5", 0...0.5), ("conf:>0.5", (0.5).nextUp...1),
      ("conf:>=0.5", 0.5...1), ("conf:0.25", 0.25...0.25), ("conf:0.2..0.5", 0.2...0.5),
      ("conf:0.4..<0.5", 0.4...(0.5).nextDown),
    ])
  func confidences(text: String, range: ClosedRange<Double>) throws {
    let filter = try SampleFilter(parsing: text)
    #expect(filter.confidence == range && filter.text == text)
  }

  @Test("the bars of the dashboard have filters that can be typed again")
  func bars() throws {
    for (_, bars) in DashboardCount().figures().bars {
      for bar in bars { #expect(try SampleFilter(parsing: bar.filter.text) == bar.filter) }
    }
  }

  @Test(
    "an error names the word",
    arguments: [
      ("foo:x", SampleFilterError.unknownField(word: "foo:x")),
      ("good clas", .unknownWord("clas")), ("class:", .missingValue(word: "class:")),
      ("class:a,", .missingValue(word: "class:a,")),
      ("verdict:fine", .badVerdict("fine", word: "verdict:fine")),
      ("kind:film", .badKind("film", word: "kind:film")),
      ("conf:2", .badConfidence("2", word: "conf:2")),
      ("conf:nan", .badConfidence("nan", word: "conf:nan")),
      ("conf:0.5..0.2", .badConfidence("0.5..0.2", word: "conf:0.5..0.2")),
      ("days:today", .badDays("today", word: "days:today")),
      ("days:2026-13-01", .badDays("2026-13-01", word: "days:2026-13-01")),
      (
        "days:2026-11-02..2026-11-01",
        .badDays("2026-11-02..2026-11-01", word: "days:2026-11-02..2026-11-01")
      ),
      (#"capture:"a b"#, .openQuote(word: #"capture:"a b"#)),
    ])
  func errors(text: String, expected: SampleFilterError) {
    #expect(throws: expected) { try SampleFilter(parsing: text) }
    #expect(
      expected.description.hasPrefix(
        text.split(separator: " ", maxSplits: 1).last.map(String.init).flatMap {
          text.contains("\"") ? nil : $0
        } ?? "capture:"))
  }

  @Test("control characters of a word do not reach the terminal")
  func hostile() {
    do {
      _ = try SampleFilter(parsing: "foo\u{1B}[2J:x")
      Issue.record("accepted")
    } catch {
      #expect(!"\(error)".unicodeScalars.contains("\u{1B}"))
    }
  }
}
