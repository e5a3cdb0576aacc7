import Curation
import Datasets
import Foundation

/// A COCO export of 100,000 small pictures with two boxes each: what the images and boxes of many samples
/// cost, but not their pixels.
struct ExportBenchmark: Benchmark {
  private static let samples = CatalogBenchmark.samples

  var name: String { "export.coco" }
  var summary: String { "a COCO export of \(Self.samples) small pictures, read back and checked" }

  func measure(in workplace: Workplace) throws -> Figure {
    let folder = workplace.file("dataset")
    let bare = try SyntheticPictures(in: folder, count: Self.samples).write()
    let dataset = Dataset(folder: folder)
    _ = try dataset.count()
    PeakMemory.reset()
    let export = DatasetExport(of: dataset, ExportRequest([.coco], filter: .all))
    var report: ExportReport?
    let seconds = try Stopwatch.seconds {
      report = try export.run(to: .folder(workplace.file("export")))
    }
    guard report?.counts.images == Self.samples else { throw BenchError.notWhole(figure: name) }
    return Figure(
      name, seconds: seconds, floor: bare, floorIs: "writing as many pictures and records",
      runs: 1, peakMemory: try PeakMemory.bytes())
  }
}
