extension ColorClass {
  /// The number of the terminal's default color in curses.
  static let standardNumber: Int32 = -1

  /// The number in curses of `color`, or of the nearest color that a terminal of this class has.
  func number(of color: Color) -> Int32 {
    if self == .none { return Self.standardNumber }
    if let index = color.paletteIndex { return number(ofPalette: index) }
    if let rgb = color.rgb { return number(ofRGB: rgb) }
    return Self.standardNumber
  }

  private func number(ofPalette index: UInt8) -> Int32 {
    switch self {
    case .direct:
      index < 8 ? Int32(index) : number(ofRGB: XtermPalette.rgb(index))
    case .indexed256: Int32(index)
    case .indexed16: index < 16 ? Int32(index) : number(ofRGB: XtermPalette.rgb(index))
    case .indexed8: index < 16 ? Int32(index % 8) : number(ofRGB: XtermPalette.rgb(index))
    case .none: Self.standardNumber
    }
  }

  private func number(ofRGB rgb: UInt32) -> Int32 {
    switch self {
    // The numbers 0 to 7 are the ANSI colors, so the eight darkest blues become 0x000008, which looks the same.
    case .direct: Int32(max(8, rgb))
    case .indexed256: Int32(XtermPalette.nearest(to: rgb))
    case .indexed16: Int32(XtermPalette.nearestANSI(to: rgb, count: 16))
    case .indexed8: Int32(XtermPalette.nearestANSI(to: rgb, count: 8))
    case .none: Self.standardNumber
    }
  }
}
