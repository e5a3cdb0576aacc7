import FoundationEssentials

/// The last change of a box, as long as `u` undoes it.
struct BoxChange: Equatable, Sendable {
  /// What the status line says of it.
  var text: String
  /// The box that got another class; nil for other changes.
  var relabeled: UUID?
}
