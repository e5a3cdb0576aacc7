/// What views need beside the state: the terminal's colors, how it shows pictures, and the keys.
struct ViewContext: Sendable {
  let drawing: PictureDrawing
  let keymap: Keymap

  var palette: Palette { drawing.palette }
}
