/// How a terminal is sent pictures in pixels.
enum PixelGraphics: String, CaseIterable, Sendable {
  case sixel, kitty
}
