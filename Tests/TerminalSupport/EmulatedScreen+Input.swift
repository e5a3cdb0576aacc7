import CVTerm

/// Converts keyboard and mouse input to the bytes that the program expects in its modes.
extension EmulatedScreen {
  public func press(_ key: TerminalKey) {
    switch key {
    case .character(let character):
      for scalar in character.unicodeScalars {
        vterm_keyboard_unichar(terminal, scalar.value, VTERM_MOD_NONE)
      }
    case .control(let character):
      vterm_keyboard_unichar(terminal, UInt32(character.asciiValue ?? 0) & 0x1F, VTERM_MOD_NONE)
    case .function(let number):
      vterm_keyboard_key(
        terminal, VTermKey(VTERM_KEY_FUNCTION_0.rawValue + UInt32(number)), VTERM_MOD_NONE)
    case .backTab:
      vterm_keyboard_key(terminal, VTERM_KEY_TAB, VTERM_MOD_SHIFT)
    case .shiftUp, .shiftDown, .shiftLeft, .shiftRight:
      vterm_keyboard_key(terminal, Self.shifted[key] ?? VTERM_KEY_NONE, VTERM_MOD_SHIFT)
    default:
      vterm_keyboard_key(terminal, Self.named[key] ?? VTERM_KEY_NONE, VTERM_MOD_NONE)
    }
  }

  /// Moves the pointer. The program gets an event if it enabled moves, or if it enabled drags and a button is down.
  public func movePointer(to position: ScreenPosition) {
    vterm_mouse_move(terminal, Int32(position.row), Int32(position.column), VTERM_MOD_NONE)
  }

  /// Presses or releases a button at the pointer: 1 is left, 2 middle, 3 right, 4 the wheel up, 5 the wheel down.
  public func setButton(_ button: Int, isDown: Bool) {
    vterm_mouse_button(terminal, Int32(button), isDown, VTERM_MOD_NONE)
  }

  private static let shifted: [TerminalKey: VTermKey] = [
    .shiftUp: VTERM_KEY_UP, .shiftDown: VTERM_KEY_DOWN, .shiftLeft: VTERM_KEY_LEFT,
    .shiftRight: VTERM_KEY_RIGHT,
  ]

  private static let named: [TerminalKey: VTermKey] = [
    .enter: VTERM_KEY_ENTER, .tab: VTERM_KEY_TAB, .escape: VTERM_KEY_ESCAPE,
    .backspace: VTERM_KEY_BACKSPACE,
    .up: VTERM_KEY_UP, .down: VTERM_KEY_DOWN, .left: VTERM_KEY_LEFT, .right: VTERM_KEY_RIGHT,
    .home: VTERM_KEY_HOME, .end: VTERM_KEY_END, .pageUp: VTERM_KEY_PAGEUP,
    .pageDown: VTERM_KEY_PAGEDOWN,
    .insert: VTERM_KEY_INS, .delete: VTERM_KEY_DEL,
  ]
}
