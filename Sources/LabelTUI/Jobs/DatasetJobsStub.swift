import Engine
extension DatasetJobs {
  func review(_ s: SampleReference, _ st: ReviewStatus, note: String, revision: Int) throws -> Action { .reviewed(s, Review(status: st, notes: note)) }
  func export(report: ProgressReport) throws -> Action { .exported(imageCount: 0, folder: "") }
}
