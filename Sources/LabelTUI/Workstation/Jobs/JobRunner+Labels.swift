/// Jobs on label files and editing histories.
extension JobRunner {
  func run(_ job: LabelJob) {
    switch job {
    case .write(let id, let revision): labels.write(revision, documentID: id)
    case .record(let id, let records): labels.record(records, documentID: id)
    case .restoreHistory(let id, let annotations):
      labels.restoreHistory(annotations, documentID: id)
    }
  }
}
