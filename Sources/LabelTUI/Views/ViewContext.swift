/// What views need beside the state: the terminal's colors and the keys.
struct ViewContext: Sendable {
  let palette: Palette
  let keymap: Keymap
}
