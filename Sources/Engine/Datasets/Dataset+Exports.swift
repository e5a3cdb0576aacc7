import FoundationEssentials
import Foundations

/// What exports need beyond lists and contents.
extension Dataset {
  /// The samples and reviews that cannot be read, in one sentence each.
  package func losses() throws -> [String] {
    let reviews = try ReviewLog(store: signals).load().warnings
    return try (signals.warnings() + pictures.warnings() + reviews).filter(\.isLoss).map(\.description)
  }

  /// The last review of each sample, by its key as text; it may be of an earlier revision.
  package func latestReviews() throws -> [String: Review] {
    try ReviewLog(store: signals).load().latest
  }

  /// The files of a sample of a capture as they are: a valid image and its record.
  package func files(of sample: SampleReference) throws -> (image: Data, record: Data) {
    let folder = signals.root.folder(of: sample.signal)
    // Reading them checks them.
    _ = try signals.image(sample)
    return (
      try FileSystem.contents(of: folder.file(.image, of: sample.id), limit: Self.largestFile),
      try FileSystem.contents(of: folder.file(.record, of: sample.id), limit: Self.largestFile)
    )
  }

  private static let largestFile = 1 << 26
}
