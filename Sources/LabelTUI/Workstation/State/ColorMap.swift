/// The color maps of the picture.
enum ColorMap: String, CaseIterable, Sendable {
  case viridis, inferno, magma, turbo, grey
}
