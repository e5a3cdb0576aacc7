/// A cell color in four bytes: the terminal's default, a palette color, or RGB.
@usableFromInline package struct Color: Hashable, Sendable {
  @usableFromInline let bits: UInt32

  @inlinable static var paletteTag: UInt32 { 1 << 24 }
  @inlinable static var rgbTag: UInt32 { 2 << 24 }

  @inlinable init(bits: UInt32) { self.bits = bits }

  @inlinable package static func == (one: Color, other: Color) -> Bool { one.bits == other.bits }

  /// The terminal's default foreground or background.
  @inlinable package static var standard: Color { Color(bits: 0) }

  /// Color `index` (0...255) of the terminal's palette.
  @inlinable package static func palette(_ index: UInt8) -> Color {
    Color(bits: paletteTag | UInt32(index))
  }

  /// The color 0xRRGGBB.
  @inlinable package static func rgb(_ value: UInt32) -> Color {
    Color(bits: rgbTag | (value & 0xFF_FFFF))
  }

  /// 0xRRGGBB mixed with 25 % white.
  @inlinable package static func lighter(_ rgb: UInt32) -> UInt32 {
    ((rgb >> 2) & 0x3F3F3F) + 0x3F3F3F + ((rgb >> 1) & 0x7F7F7F)
  }

  /// Whether black text has more contrast than white text on 0xRRGGBB. Brightness is approximated
  /// by the square of each component.
  package static func isLight(_ rgb: UInt32) -> Bool {
    luminance(rgb) > 0.2
  }

  /// The contrast of two colors (0xRRGGBB), 1...21: an approximation of the contrast ratio of WCAG 2.1.
  package static func contrast(_ one: UInt32, _ other: UInt32) -> Double {
    let (first, second) = (luminance(one), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The luminance of 0xRRGGBB, 0...1. The light of a component is approximated by its square.
  private static func luminance(_ rgb: UInt32) -> Double {
    func square(_ shift: UInt32) -> Double {
      let share = Double(rgb >> shift & 0xFF) / 255
      return share * share
    }
    return 0.2126 * square(16) + 0.7152 * square(8) + 0.0722 * square(0)
  }

  /// 0xRRGGBB moved by a third towards white if it is dark, or towards black if it is light, so that it differs
  /// visibly from 0xRRGGBB.
  package static func emphasized(_ rgb: UInt32) -> UInt32 {
    let isLight = isLight(rgb)
    func component(_ shift: UInt32) -> UInt32 {
      let value = rgb >> shift & 0xFF
      return (isLight ? value * 2 / 3 : value * 2 / 3 + 85) << shift
    }
    return component(16) | component(8) | component(0)
  }

  /// The brightness of 0xRRGGBB, 0...255 (luma of BT.709).
  package static func brightness(_ rgb: UInt32) -> Int {
    Int((218 * (rgb >> 16 & 0xFF) + 732 * (rgb >> 8 & 0xFF) + 74 * (rgb & 0xFF) + 512) / 1024)
  }

  /// The palette index; nil if the color is not from the palette.
  @inlinable package var paletteIndex: UInt8? {
    bits & ~0xFF == Self.paletteTag ? UInt8(bits & 0xFF) : nil
  }

  /// 0xRRGGBB; nil if the color is not RGB.
  @inlinable package var rgb: UInt32? { bits & 0xFF00_0000 == Self.rgbTag ? bits & 0xFF_FFFF : nil }
}
