import Foundations

extension SampleStore {
  /// Computes the totals of the dataset and checks every record and image; changes nothing.
  ///
  /// `progress` is called with the completed share, 0...1.
  package func summary(progress: (Double) -> Void = { _ in }) throws -> DatasetSummary {
    var (names, found) = try root.signalNames()
    var samples: [SampleReference] = []
    for signal in names {
      let folder = root.folder(of: signal)
      guard try FileSystem.folderExists(folder.samples) else { continue }
      let listing = try folder.listing()
      samples += listing.samples.map { SampleReference(signal: signal, id: $0) }
      found += listing.warnings
    }
    let reviews = try ReviewLog(store: self).load()
    var summary = DatasetSummary(warnings: (found + reviews.warnings).map(\.description))
    for (index, sample) in samples.enumerated() {
      do {
        summary.add(try record(sample), of: sample, review: reviews.latest[sample.description])
        _ = try image(sample)
      } catch let error as SampleError {
        summary.warnings.append(error.description)
      } catch let error as FileError {
        summary.warnings.append(error.description)
      }
      progress(Double(index + 1) / Double(samples.count))
    }
    summary.finish()
    return summary
  }
}
