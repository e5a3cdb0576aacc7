import Datasets
import Foundation
import Foundations
import Radio

/// What is asked of the catalog of 100,000 synthetic samples. The samples have rows, but no files.
struct CatalogBenchmark: Benchmark {
  /// The question.
  enum Question: String, CaseIterable {
    case summary, list, next
  }

  static let samples = 100_000

  let question: Question

  var name: String { "catalog.\(question.rawValue)" }
  var summary: String {
    let count = "of \(Self.samples) samples"
    return switch question {
    case .summary: "the totals \(count), in a new process"
    case .list: "the first 50 \(count) of a class that are unreviewed, in another order"
    case .next: "the next unreviewed sample behind the middle \(count)"
    }
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let folder = workplace.file("dataset")
    try SyntheticCatalog(in: folder, samples: Self.samples).fill()
    let dataset = Dataset(folder: folder)
    _ = try dataset.count()
    PeakMemory.reset()
    let run = try run(on: dataset, folder)
    _ = try run()
    let peakMemory = try PeakMemory.bytes()
    let least = { try Stopwatch.seconds { _ = try dataset.reviews(of: Self.middle) } }
    let medians = try Rounds.medians(15, of: [run, least])
    return Figure(
      name, seconds: medians[0], floor: medians[1], floorIs: "one lookup in the catalog", runs: 15,
      peakMemory: peakMemory)
  }

  private static var middle: SampleKey {
    get throws { try SampleKey("class4/0050000") }
  }

  private func run(on dataset: Dataset, _ folder: URL) throws -> () throws -> Double {
    switch question {
    case .summary:
      return {
        try Stopwatch.seconds { _ = try SampleStore(dataset: folder).summary() }
      }
    case .list:
      var filter = SampleFilter(verdicts: [.unreviewed])
      filter.classes = ["class3"]
      return {
        try Stopwatch.seconds {
          _ = try dataset.samples(matching: filter, order: .leastConfident, limit: 50)
        }
      }
    case .next:
      let middle = try Self.middle
      return { try Stopwatch.seconds { _ = try dataset.nextUnreviewed(after: middle) } }
    }
  }
}

/// Rows of samples without files, of ten classes and a hundred captures; two of three are reviewed.
struct SyntheticCatalog {
  private static let classes = 10
  private let folder: URL
  private let samples: Int

  init(in folder: URL, samples: Int) {
    self.folder = folder
    self.samples = samples
  }

  /// Writes the catalog, and empty folders of the classes.
  func fill() throws {
    for number in 0..<Self.classes {
      let path = "signals/class\(number)/samples"
      try FileManager.default.createDirectory(
        at: folder.appending(path: path), withIntermediateDirectories: true)
    }
    var lines = ""
    for index in 0..<samples where index % 3 > 0 {
      lines +=
        "{\"image_id\":\"\(key(index))\",\"status\":\"\(index % 3 == 1 ? "good" : "bad")\","
        + "\"notes\":\"\",\"reviewer\":\"anna\",\"revision\":1}\n"
    }
    try Data(lines.utf8).write(to: folder.appending(path: "reviews.jsonl"))
    let store = SampleStore(dataset: folder)
    _ = try store.summary()
    for number in 0..<Self.classes {
      let signal = try SignalName("class\(number)")
      let catalogFolder = CatalogFolder(path: "signals/\(signal)/samples", signal: signal)
      try store.catalog.change(
        catalogFolder, recover: { _ in },
        { _, change in
          for index in stride(from: number, to: samples, by: Self.classes) {
            change.put(try entry(index))
          }
        })
    }
  }

  private func key(_ index: Int) -> String {
    let digits = String(index)
    return "class\(index % Self.classes)/" + String(repeating: "0", count: 7 - digits.count)
      + digits
  }

  private func entry(_ index: Int) throws -> CatalogEntry {
    let key = try SampleKey(key(index))
    let boxes = (0..<(index % 4)).map { number in
      ContentBox(
        className: "class\(index % Self.classes)", x: Double(number * 100), y: 10, width: 50,
        height: 60, confidence: Double(index % 97) / 100, source: .detector)
    }
    let day = 1 + index % 28
    let time = "2026-10-\(day < 10 ? "0" : "")\(day)T12:00:00.000Z"
    let content = SampleContent(
      key: key, width: 1024, height: 1024, boxes: boxes,
      origin: .capture(
        CaptureOrigin(
          capture: "capture\(index % 100).rfcap", timeOffset: Double(index) * 0.2, duration: 0.2,
          centerFrequency: 2430, sampleRate: 20, iqSHA256: "hash\(index)")),
      createdAt: time, updatedAt: time, labeler: "anna")
    return CatalogEntry(
      content,
      record: FileIdentity(inode: UInt64(index + 1), size: 1000, seconds: 0, nanoseconds: 0),
      imagePath: "signals/\(key).npz", imageSize: 100_000)
  }
}
