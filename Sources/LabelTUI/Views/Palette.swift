/// The colors of one terminal: the picture's levels, and what the rest is drawn in.
struct Palette: Sendable {
  let colorClass: ColorClass
  /// The picture's colors from dark to bright; empty where glyphs must do.
  let levels: [Color]

  init(_ colorClass: ColorClass, map: ColorMap) {
    self.colorClass = colorClass
    switch colorClass {
    case .direct: levels = map.colors.map(Color.rgb)
    case .indexed256: levels = (map == .grey ? Self.greyRamp : Self.ramp).map(Color.palette)
    case .indexed16, .indexed8, .none: levels = []
    }
  }

  /// A monotone ramp of the 256 colors: the nearest colors to viridis reverse in lightness six times.
  private static let ramp: [UInt8] = [
    16, 17, 18, 19, 20, 21, 57, 93, 129, 164, 199, 205, 211, 217, 223, 194, 231,
  ]
  private static let greyRamp: [UInt8] = [16] + Array(232...255) + [231]

  /// Glyphs from dark to bright, for terminals that have too few colors for a picture.
  static let shades: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]

  /// Steps from dark to bright that the picture is drawn in.
  var levelCount: Int { levels.isEmpty ? Self.shades.count : levels.count }

  var hasColors: Bool { colorClass != .none }

  /// With 8 colors, the grey would be black.
  var dim: Color { colorClass == .indexed8 ? .standard : color(0x8A8A8A, 8) }
  var bright: Color { color(0xFFFFFF, 15) }
  var accent: Color { color(0x5FD7FF, 14) }
  /// Bars: one of the eight colors that take 5 bytes on the wire and not 19, as they are redrawn with
  /// every step of the crosshair.
  var instrument: Color { hasColors ? .palette(6) : .standard }
  var warning: Color { color(0xFFAF5F, 11) }
  var error: Color { color(0xFF5F5F, 9) }
  var good: Color { color(0x5FD787, 10) }
  var bar: Color { color(0x262626, 0) }
  var black: Color { color(0x080808, 0) }

  /// A dark color to draw lines on, so that they stand out from a bright picture.
  func shadow(of color: Color) -> Color {
    guard let rgb = color.rgb else { return levels.isEmpty ? color : black }
    // Half of each component.
    return .rgb((rgb >> 1) & 0x7F7F7F)
  }

  /// A lighter shade of a color of the picture; other colors stay.
  func lighter(_ color: Color) -> Color {
    if let rgb = color.rgb { return .rgb(Color.lighter(rgb)) }
    guard let index = levels.firstIndex(of: color) else { return color }
    return levels[min(index + 2, levels.count - 1)]
  }

  /// Whether bold text keeps its color: with 16 colors or fewer, terminals make it a brighter one,
  /// and black a grey that cannot be read on a color.
  var hasBrightBold: Bool { colorClass == .direct || colorClass == .indexed256 }

  /// The color of class `index`; of boxes without a class when it is nil.
  func classColor(_ index: Int?) -> Color {
    guard let index else { return bright }
    let colors: [(UInt32, UInt8)] = [
      (0xFF5F5F, 9), (0x5FD7FF, 14), (0xFFD75F, 11), (0xFF87FF, 13), (0x87FF5F, 10),
      (0xFFAF5F, 3), (0x87AFFF, 12), (0xD7D7D7, 7), (0x5FFFD7, 6),
    ]
    let (rgb, indexed) = colors[index % colors.count]
    return color(rgb, indexed)
  }

  /// `rgb` where the terminal can show it, else number `indexed` of its 16 colors.
  private func color(_ rgb: UInt32, _ indexed: UInt8) -> Color {
    switch colorClass {
    case .direct, .indexed256: .rgb(rgb)
    case .indexed16: .palette(indexed)
    case .indexed8: .palette(indexed & 7)
    case .none: .standard
    }
  }
}
