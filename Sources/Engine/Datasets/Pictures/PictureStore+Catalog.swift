/// A change of a picture sample that is on disk.
enum PictureChange: Sendable {
  case saved(SampleContent)
  case deleted(SampleID)
}

extension PictureStore {
  /// Tells the catalog about `change`, while the dataset's lock is held.
  func noteInCatalog(_ change: PictureChange) {
  }
}
