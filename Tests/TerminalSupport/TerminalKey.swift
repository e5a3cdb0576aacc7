/// A key as somebody presses it; the emulator knows which bytes the program asked to get for it.
///
/// A program takes the bytes that come right after Escape for a sequence or an Alt key: wait for what Escape does before
/// pressing the next key.
public enum TerminalKey: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case function(Int)
  case enter, tab, backTab, escape, backspace
  case up, down, left, right
  case shiftUp, shiftDown, shiftLeft, shiftRight
  case home, end, pageUp, pageDown, insert, delete
}
