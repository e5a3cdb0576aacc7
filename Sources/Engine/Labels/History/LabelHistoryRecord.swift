/// What happened to an editing history, in the order in which it happened.
package enum LabelHistoryRecord: Sendable, Equatable {
  case step(LabelStep)
  /// So many steps were undone.
  case undone(Int)
  /// So many steps were redone.
  case redone(Int)
  case amendment(LabelAmendment)
}
