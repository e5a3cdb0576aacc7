import CVTerm

extension EmulatedCell {
  /// The cell as reported by libvterm.
  init(_ cell: VTermScreenCell) {
    text = Self.text(of: cell)
    foreground = EmulatedColor(cell.fg)
    background = EmulatedColor(cell.bg)
    isBold = cell.attrs.bold != 0
    isUnderlined = cell.attrs.underline != 0
    isReversed = cell.attrs.reverse != 0
  }

  private static func text(of cell: VTermScreenCell) -> String {
    let secondHalfOfWide = UInt32.max
    return withUnsafeBytes(of: cell.chars) { bytes in
      let scalars = bytes.bindMemory(to: UInt32.self)
      guard scalars[0] != secondHalfOfWide else { return "" }
      guard scalars[0] != 0 else { return " " }
      return String(
        String.UnicodeScalarView(scalars.prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)))
    }
  }
}

extension EmulatedColor {
  init(_ color: VTermColor) {
    if cvterm_is_default(color) {
      self = .standard
    } else if cvterm_is_indexed(color) {
      self = .indexed(color.indexed.idx)
    } else {
      self = .rgb(red: color.rgb.red, green: color.rgb.green, blue: color.rgb.blue)
    }
  }
}
