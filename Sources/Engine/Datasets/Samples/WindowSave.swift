/// The result of saving the classes of a window, up to the first class that could not be saved.
package struct WindowSave: Sendable {
  /// The result of each save, sorted by class.
  package let outcomes: [SaveOutcome]
  /// Why the next class was not saved; nil if all were saved.
  package let failure: (any Error)?

  /// Saves `drafts` in their order by `save`.
  init(_ drafts: [SampleDraft], by save: (SampleDraft) throws -> SaveOutcome) {
    var outcomes: [SaveOutcome] = []
    do {
      for draft in drafts { outcomes.append(try save(draft)) }
      failure = nil
    } catch {
      failure = error
    }
    self.outcomes = outcomes
  }
}
