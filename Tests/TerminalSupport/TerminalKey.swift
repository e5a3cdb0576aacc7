/// A key that a user presses. The emulator chooses the bytes, which depend on the modes that the program has set.
///
/// A program reads bytes right after Escape as a sequence or an Alt key. Wait for the effect of Escape before you press
/// the next key.
public enum TerminalKey: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case function(Int)
  case enter, tab, backTab, escape, backspace
  case up, down, left, right
  case shiftUp, shiftDown, shiftLeft, shiftRight
  case home, end, pageUp, pageDown, insert, delete
}
