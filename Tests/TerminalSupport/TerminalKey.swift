/// A key as a user presses it; the emulator chooses the bytes according to the program's modes.
///
/// A program takes bytes right after Escape for a sequence or an Alt key: wait for the effect of
/// Escape before pressing the next key.
public enum TerminalKey: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case function(Int)
  case enter, tab, backTab, escape, backspace
  case up, down, left, right
  case shiftUp, shiftDown, shiftLeft, shiftRight
  case home, end, pageUp, pageDown, insert, delete
}
