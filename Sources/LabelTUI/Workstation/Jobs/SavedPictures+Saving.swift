import Datasets

extension SavedPictures {
  /// Saves `items`, pictures or frames, in order with `save`, which adds the result. Items that were saved before a failure
  /// of the dataset or a cancellation stay saved and are reported.
  static func collect<Item>(
    _ items: [Item], in store: PictureStore, report: ProgressReport,
    save: (Item, inout SavedPictures) throws -> Void
  ) throws -> DatasetResult {
    let progress = report.callback()
    var saved = SavedPictures()
    do {
      for (index, item) in items.enumerated() {
        guard progress(Double(index) / Double(items.count)) else { break }
        try save(item, &saved)
      }
      try items.count > 1 ? store.finish() : store.finishIfSmall()
    } catch {
      if !saved.outcomes.isEmpty { report.mailbox.post(.dataset(.savedPictures(saved))) }
      throw error
    }
    return .savedPictures(saved)
  }
}
