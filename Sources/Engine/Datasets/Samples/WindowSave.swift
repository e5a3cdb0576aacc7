/// What saving the classes of one window came to: samples up to the first class that could not be saved.
package struct WindowSave: Sendable {
  /// What each save did, by class.
  package let outcomes: [SaveOutcome]
  /// Why the next class was not saved; nil when all were.
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
