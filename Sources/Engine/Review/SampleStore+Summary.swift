extension SampleStore {
  /// Sums up the dataset, as it is now.
  public func summary() throws -> DatasetSummary {
    var warnings = try self.warnings().map(\.description)
    let log = ReviewLog(store: self)
    warnings += try log.load().warnings.map(\.description)
    var records: [(sample: SampleReference, record: SampleRecord)] = []
    for sample in try samples() {
      do {
        records.append((sample, try record(sample)))
      } catch let error as SampleError {
        warnings.append(error.description)
      }
    }
    let reviews = try log.reviews(of: records.map(\.sample))
    return DatasetSummary(records, reviews: reviews, warnings: warnings)
  }
}
