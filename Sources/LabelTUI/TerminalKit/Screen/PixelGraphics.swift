/// The protocols by which pictures in pixels are sent to a terminal.
package enum PixelGraphics: String, CaseIterable, Sendable {
  case sixel, kitty
}
