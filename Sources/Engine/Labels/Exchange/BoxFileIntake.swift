import FoundationEssentials

/// Collects the boxes of a file, and the problems of its entries.
package struct BoxFileIntake {
  /// The number of problems that an error lists.
  private static let mostProblems = 20

  private let path: String
  private var content = BoxFileContent()
  private var problems: [BoxFileProblem] = []
  private var problemCount = 0

  /// Collects from the file at `path`.
  package init(path: String) { self.path = path }

  /// Adds the box that `make` returns, and whether it was clipped; notes the problem that it throws.
  package mutating func add(
    _ make: () throws(BoxFileProblem) -> (annotation: Annotation, isClipped: Bool)
  ) throws(BoxFileError) {
    let made: (annotation: Annotation, isClipped: Bool)
    do throws(BoxFileProblem) {
      made = try make()
    } catch {
      return note(error)
    }
    guard content.annotations.count < BoxFileLimits.boxes else {
      throw .tooManyBoxes(path: path, limit: BoxFileLimits.boxes)
    }
    content.annotations.append(made.annotation)
    if made.isClipped { content.clippedCount += 1 }
  }

  /// Notes an entry that cannot be imported.
  package mutating func note(_ problem: BoxFileProblem) {
    problemCount += 1
    if problems.count < Self.mostProblems { problems.append(problem) }
  }

  /// Counts an entry of another document.
  package mutating func noteOther() { content.otherCount += 1 }

  /// All boxes; throws the problems if there were any.
  package func finished() throws(BoxFileError) -> BoxFileContent {
    guard problemCount == 0 else {
      throw .refused(path: path, problems, count: problemCount)
    }
    return content
  }
}
