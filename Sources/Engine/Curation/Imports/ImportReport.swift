import Foundations

/// What an import did, or, in a dry run, would do.
package struct ImportReport: Sendable {
  /// The number of problems that are kept as sentences; further ones are only counted.
  package static let keptProblems = 1_000

  /// The number of pictures that were read.
  package internal(set) var pictures = 0
  /// Pictures that are new samples.
  package internal(set) var newSamples = 0
  /// Pictures that were samples before and got more boxes.
  package internal(set) var extendedSamples = 0
  /// Pictures that were samples before with all boxes.
  package internal(set) var unchangedSamples = 0
  /// The number of pictures with the bytes of an earlier picture of the same import.
  package internal(set) var duplicates = 0
  /// The number of boxes that were read.
  package internal(set) var boxes = 0
  /// The number of boxes that were not in the dataset before; in a dry run, of boxes of new samples.
  package internal(set) var newBoxes = 0
  /// The number of pictures without boxes.
  package internal(set) var negatives = 0
  /// The number of reviews that were added.
  package internal(set) var reviews = 0
  /// The number of boxes of each class.
  package internal(set) var classes = Counts()
  /// The number of pictures of each part of the dataset; pictures without one are not counted.
  package internal(set) var splits = Counts()
  /// Sentences about what was left out, in the order of the files.
  package private(set) var problems: [String] = []
  /// The number of problems, including those that are not kept.
  package private(set) var problemCount = 0
  /// Sentences about assumptions, and what was left out on purpose.
  package internal(set) var notes: [String] = []

  mutating func add(problem: String) {
    problemCount += 1
    if problems.count < Self.keptProblems { problems.append(problem) }
  }

  mutating func add(note: String) {
    if notes.count < Self.keptProblems { notes.append(note) }
  }
}
