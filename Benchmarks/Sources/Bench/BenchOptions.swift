/// The options of the command line.
struct BenchOptions: Equatable {
  enum Format: Equatable { case table, json }

  enum Task: Equatable {
    case list, help
    case report(Format)
    /// One figure, in this process: `report` starts one such process per figure.
    case measure(String)
  }

  /// An invalid command line.
  enum Problem: Error, Equatable, CustomStringConvertible {
    case unknownOption(String)
    case missingValue(String)
    case badCount(String)
    case unknownFigure(String)

    var description: String {
      switch self {
      case .unknownOption(let word): "unknown option: \(word)\n\(BenchOptions.usage)"
      case .missingValue(let option): "\(option) needs a value\n\(BenchOptions.usage)"
      case .badCount(let text): "--best-of is \(text), but must be a whole number from 1 to 100"
      case .unknownFigure(let name): "unknown figure: \(name); ./bench --list shows all figures"
      }
    }
  }

  static let usage = """
    Usage: ./bench [NAME ...] [--json] [--best-of N] [--torch] [--python PATH]
           ./bench --list
      NAME           figures to measure, or what they begin with (spectrogram); all unless given
      --json         the table as JSON
      --best-of N    measures each figure N times and keeps the one with the best floor
      --torch        also times the PyTorch reference, if python can import torch
      --python PATH  the python to ask (python3)
    """

  private(set) var task = Task.report(.table)
  private(set) var names: [String] = []
  private(set) var bestOf = 1
  /// The Python interpreter for the reference; nil if the reference is not measured.
  private(set) var python: String?

  init(_ arguments: [String]) throws(Problem) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--list": task = .list
      case "--help", "-h": task = .help
      case "--json": task = .report(.json)
      case "--torch": python = python ?? "python3"
      case "--python": python = try Self.value(of: word, &rest)
      case "--measure": task = .measure(try Self.value(of: word, &rest))
      case "--best-of": bestOf = try Self.count(try Self.value(of: word, &rest))
      case _ where word.hasPrefix("-"): throw .unknownOption(word)
      default: names.append(word)
      }
    }
  }

  private static func value(
    of option: String, _ rest: inout ArraySlice<String>
  ) throws(Problem) -> String {
    guard let value = rest.popFirst() else { throw .missingValue(option) }
    return value
  }

  private static func count(_ text: String) throws(Problem) -> Int {
    guard let count = Int(text), (1...100).contains(count) else { throw .badCount(text) }
    return count
  }
}
