/// What the terminal sends to the program.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Pasted text, unchanged and untrusted.
  case paste(String)
  case resize(Size)
  case reply(TerminalReply)
}
