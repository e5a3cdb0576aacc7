/// What renaming a class in a dataset changed.
package struct ClassRenameReport: Sendable, Equatable {
  /// The number of samples of captures that have the new class now, without those below.
  package var moved = 0
  /// The number of samples of captures whose boxes were added to a sample of the same window.
  package var merged = 0
  /// The number of pictures with boxes that have the new class now.
  package var pictures = 0
  /// Sentences about samples that could not be read, and keep their class.
  package var problems: [String] = []
  /// The samples that took the place of others, by the keys of these.
  package var newSamples: [String: SampleReference] = [:]

  /// Nothing yet.
  package init() {}

  /// The number of samples that changed.
  package var samples: Int { moved + merged + pictures }
}
