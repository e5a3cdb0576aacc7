/// How a terminal is sent pictures in pixels.
package enum PixelGraphics: String, CaseIterable, Sendable {
  case sixel, kitty
}
