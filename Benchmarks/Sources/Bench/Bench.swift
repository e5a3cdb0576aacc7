import Commands
import Foundation
import Foundations

/// Measures the program against its floors.
@main
enum Bench {
  static func main() {
    do {
      try run(try BenchOptions(Array(CommandLine.arguments.dropFirst())))
    } catch {
      StandardError.writeLine("bench: \(error)")
      exit(error is BenchOptions.Problem ? 2 : 1)
    }
  }

  private static func run(_ options: BenchOptions) throws {
    switch options.task {
    case .list:
      for benchmark in Catalog.all { print("\(benchmark.name): \(benchmark.summary)") }
    case .help:
      print(BenchOptions.usage)
    case .measure(let name):
      let workplace = try Workplace(python: options.python)
      let figure = try Catalog.named(name).measure(in: workplace)
      print(try json(figure), terminator: "")
    case .report(let format):
      let report = try Report.measured(options)
      print(format == .json ? try json(report) : ReportTable(report).text, terminator: "")
    }
  }

  private static func json(_ value: some Encodable) throws -> String {
    String(decoding: try OrderedJSONEncoder(.pretty).encode(value), as: UTF8.self)
  }
}
