/// A sentence for the user, in the status line and in the log of messages.
struct Message: Equatable, Sendable {
  enum Kind: Equatable, Sendable { case info, warning, error }

  var kind: Kind
  var text: String
}
