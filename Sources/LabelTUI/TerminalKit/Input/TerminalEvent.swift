/// Everything that the terminal can send.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Pasted text, as it came: untrusted.
  case paste(String)
  case resize(Size)
  case reply(TerminalReply)
}
