import Engine
import FoundationEssentials
import Glibc

/// `labeltui engine`: one JSON command a line on standard input, one reply a line on standard output.
enum EngineSubcommand {
  /// Serves the dataset in `dataset` until the input ends. What is odd in it is said on standard error.
  static func run(dataset: URL) throws {
    let service = EngineService(dataset: dataset)
    for warning in try service.recover() {
      var sentence = "labeltui: \(warning)\n"
      _ = sentence.withUTF8 { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
    while let line = readLine() {
      print(service.reply(toLine: line))
      // The client waits for the reply before it sends more.
      fflush(nil)
    }
  }
}
