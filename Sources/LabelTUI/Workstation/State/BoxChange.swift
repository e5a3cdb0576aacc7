import FoundationEssentials

/// The last change of a box, as long as undo takes it back.
struct BoxChange: Equatable, Sendable {
  /// What the status line shows.
  var text: String
  /// The box that got another class; nil for other changes.
  var relabeled: UUID?
}
