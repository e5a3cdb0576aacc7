import Foundation
import Testing

@testable import Bench

@Suite("Benchmarks")
struct BenchTests {
  /// The output of a run of `bench`, which is built beside the tests.
  private func output(of arguments: String...) throws -> (text: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "bench")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }

  @Test("--list shows every figure once, one per line")
  func list() throws {
    let (text, status) = try output(of: "--list")
    let names = text.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(status == 0)
    #expect(names.map(String.init) == Catalog.all.map(\.name))
    #expect(Set(names).count == names.count)
    #expect(names.contains("spectrogram.1thread"))
  }

  @Test("--json gives a valid report with the requested figure")
  func json() throws {
    let (text, status) = try output(of: "--json", "save.next")
    #expect(status == 0)
    let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    let figure = try #require(report.figures.first)
    #expect(report.figures.count == 1 && figure.name == "save.next")
    #expect(figure.floor > 0 && figure.ratio == figure.value / figure.floor)
    #expect(figure.runs >= 20)
    #expect(try #require(figure.peakMemory) > 1 << 20)
    let syncs = try #require(figure.details.first { $0.name.hasSuffix("fsyncs of small files") })
    let count = try #require(syncs.name.split(separator: " ").first.flatMap { Int($0) })
    // At least the content and the name of a sample.
    #expect(count >= 2 && syncs.value > 0)
  }

  @Test("an unknown figure is refused by name, as wrong usage")
  func unknown() throws {
    #expect(try output(of: "nothing").status == 2)
    #expect(throws: BenchOptions.Problem.unknownFigure("nothing")) {
      try Catalog.chosen(by: ["spectrogram", "nothing"])
    }
  }

  @Test("a name before a dot selects all its figures")
  func choice() throws {
    let names = try Catalog.chosen(by: ["save", "spectrogram.long"]).map(\.name)
    #expect(names == ["spectrogram.long", "save", "save.next", "save.100000"])
    #expect(throws: BenchOptions.Problem.unknownFigure("spectro")) {
      try Catalog.chosen(by: ["spectro"])
    }
  }

  @Test("options", arguments: [["--best-of", "0"], ["--best-of"], ["--fast"]])
  func wrongOptions(_ words: [String]) {
    #expect(throws: BenchOptions.Problem.self) { try BenchOptions(words) }
  }
}
