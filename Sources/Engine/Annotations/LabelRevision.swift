/// The labels of a capture at one moment of an editing session.
public struct LabelRevision: Sendable, Equatable {
  public var annotations: [Annotation]
  /// Counts the revisions of the session; the report on writing names it.
  public var number: Int
  /// How many of the changes that `LabelFile.write` reported are contained in `annotations`.
  public var changesSeen: Int

  /// Makes a revision of `annotations`.
  public init(_ annotations: [Annotation], number: Int = 0, changesSeen: Int = 0) {
    self.annotations = annotations
    self.number = number
    self.changesSeen = changesSeen
  }
}
