import FoundationEssentials
import Foundations
import Glibc

/// The finished samples of a dataset that is being generated: one line of JSON each, in order. It is removed at the end.
///
/// A line is written after the files of its sample are on disk, so that a sample in the log is complete even after a
/// power cut.
final class GenerationLog {
  static let fileName = "generation.jsonl"

  private let file: OpenFile
  let path: String
  /// The number of samples in the log.
  private(set) var count = 0

  /// Opens the log at `path`, or creates it. Removes a line at the end that a killed process did not finish.
  init(_ path: String) throws {
    self.path = path
    file = try OpenFile(path, flags: O_RDWR | O_CREAT | O_APPEND)
    let size = try file.regularFileSize
    var end = 0
    var isWhole = true
    try TextLines.read(path) { line in
      let next = end + line.count + 1
      guard isWhole, next <= size, let sample = Self.sample(line), sample.number == count else {
        isWhole = false
        return
      }
      (end, count) = (next, count + 1)
    }
    try file.truncate(to: end)
  }

  /// Adds `samples`, whose files are on disk, and waits until the log is.
  func append(_ samples: [GeneratedSample]) throws {
    let encoder = OrderedJSONEncoder(.compact)
    var data = Data()
    for sample in samples {
      data += try encoder.encode(sample)
      data.append(UInt8(ascii: "\n"))
    }
    try file.write(data)
    try file.sync()
    count += samples.count
  }

  /// Calls `body` with each sample of the log at `path`, in order.
  static func read(_ path: String, _ body: (GeneratedSample) throws -> Void) throws {
    try TextLines.read(path) { line in
      guard let sample = sample(line) else {
        throw GenerationError.unreadable(path: path, reason: "a line is not a sample")
      }
      try body(sample)
    }
  }

  private static func sample(_ line: Data) -> GeneratedSample? {
    try? JSONParser.decode(GeneratedSample.self, from: line)
  }
}
