import Datasets
import FoundationEssentials

/// Exports the samples of a dataset as a curated dataset.
package struct CuratedDataset: Sendable {
  /// The result of an export.
  package struct Summary: Sendable, Equatable {
    /// The folder of the curated dataset.
    package var folder: URL
    /// The number of images.
    package var imageCount: Int
    /// The number of boxes.
    package var annotationCount: Int
    /// The number of samples.
    package var sampleCount: Int
    /// The samples and reviews that could not be read and were skipped, with the reasons.
    package var leftOut: [String]
  }

  private let export: DatasetExport

  /// Exports those samples of the dataset of `store` that `filter` selects.
  package init(of store: SampleStore, filter: SampleFilter = .good) {
    export = DatasetExport(
      of: Dataset(folder: store.dataset), ExportRequest([.curated], filter: filter))
  }

  /// Writes the dataset to `folder`, which must not exist or be empty, see `DatasetExport.run`.
  package func export(
    to folder: URL, progress: (Double) -> Bool = { _ in true }
  ) throws -> Summary {
    let report = try export.run(to: .folder(folder), progress: progress)
    return Summary(
      folder: report.folder, imageCount: report.counts.images,
      annotationCount: report.counts.boxes, sampleCount: report.counts.samples,
      leftOut: report.leftOut)
  }
}
