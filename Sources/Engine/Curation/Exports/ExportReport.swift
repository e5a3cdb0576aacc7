import FoundationEssentials

/// The result of an export.
package struct ExportReport: Sendable, Equatable {
  /// The folder of the export; that of the earlier version if nothing has changed since.
  package var folder: URL
  /// What was exported.
  package var counts: ExportCounts
  /// SHA-256 of the list of files and their hashes (`docs/formats/exports.md`).
  package var contentHash: String
  /// The samples and reviews that could not be read and were skipped, with the reasons.
  package var leftOut: [String]
  /// What a format cannot hold, in one sentence each. Nothing is damaged.
  package var notes: [String]
  /// Whether `folder` is an earlier version with the same content, and nothing was written.
  package var isUnchanged = false
}

/// The counts of an export.
package struct ExportCounts: Sendable, Equatable, Codable {
  /// The number of images.
  package var images = 0
  /// The number of images without boxes.
  package var negatives = 0
  /// The number of boxes.
  package var boxes = 0
  /// The number of samples. Samples of one window are one image.
  package var samples = 0

  /// Counts `image`.
  mutating func add(_ image: ExportImage) {
    images += 1
    negatives += image.boxes.isEmpty ? 1 : 0
    boxes += image.boxes.count
    samples += image.samples.count
  }
}
