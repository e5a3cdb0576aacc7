/// The color maps of the picture.
enum ColorMap: String, CaseIterable, Sendable {
  case viridis, inferno, magma, turbo, grey

  /// The map that the next press of the key shows.
  var next: ColorMap {
    let all = Self.allCases
    return all[(all.firstIndex(of: self)! + 1) % all.count]
  }
}
