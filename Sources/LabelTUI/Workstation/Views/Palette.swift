import TerminalKit

/// The colors for one terminal: those of the picture's levels, and those of everything else.
struct Palette: Sendable {
  let colorClass: ColorClass
  let background: ScreenBackground
  /// The picture's colors from dark to bright; empty if glyphs replace them.
  let levels: [Color]
  /// Whether the picture hides the screen's background. Shades do not.
  private(set) var coversBackground: Bool
  /// Whether lines have enough contrast on any color. This is false for spectrograms, in which bright
  /// signals are rare and must stay visible.
  private var keepsContrast = false
  /// The theme that the user chose, with the user's own colors.
  private let theme: Theme

  init(
    _ colorClass: ColorClass, map: ColorMap, background: ScreenBackground = .dark,
    theme: Theme = Theme()
  ) {
    self.colorClass = colorClass
    self.theme = theme
    self.background = background
    switch colorClass {
    case .direct: levels = map.colors.map(Color.rgb)
    case .indexed256: levels = (map == .grey ? Self.grayRamp : Self.ramp).map(Color.palette)
    case .indexed16, .indexed8, .none: levels = []
    }
    coversBackground = !levels.isEmpty
  }

  /// The palette for marks over a picture in full color, which hides the background in every terminal with
  /// colors.
  var overColors: Palette {
    var palette = self
    palette.coversBackground = hasColors
    palette.keepsContrast = true
    return palette
  }

  /// A ramp of the 256 colors with increasing lightness. The colors nearest to viridis would change direction
  /// in lightness six times.
  private static let ramp: [UInt8] = [
    16, 17, 18, 19, 20, 21, 57, 93, 129, 164, 199, 205, 211, 217, 223, 194, 231,
  ]
  private static let grayRamp: [UInt8] = [16] + Array(232...255) + [231]

  /// Glyphs from dark to bright, for terminals that have too few colors for a picture.
  static let shades: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]

  /// The number of steps from dark to bright in the picture.
  var levelCount: Int { levels.isEmpty ? Self.shades.count : levels.count }

  var hasColors: Bool { colorClass != .none }

  // Text colors have a contrast of at least 4.5:1 on the screen's background and on `bar`, with xterm's
  // values for the 16 colors; a test checks it.

  /// Text that matters less. With 8 colors, gray would be black; on a light screen, no gray is dark enough.
  var dim: Color {
    if let own = ownColor(.dim) { return own }
    if theme.name == .highContrast, !usesFewColors {
      return color(background == .dark ? 0xD0D0D0 : 0x303030, 0)
    }
    switch (background, colorClass) {
    case (.dark, .indexed8), (.light, .indexed8), (.light, .indexed16): return .standard
    case (.dark, _): return color(0x949494, 8)
    case (.light, _): return color(0x5F5F5F, 0)
    }
  }

  /// Text and marks that matter most.
  var bright: Color { themed(.bright, dark: (0xFFFFFF, 15), light: (0x080808, 0)) }
  var accent: Color {
    themed(.accent, dark: (0x5FD7FF, 14), light: (0x005FAF, 4), strong: (0x5FFFFF, 0x00005F))
  }
  /// The color of bars. On a dark screen it is one of the eight colors that take 5 output bytes instead of
  /// 19, because each step of the crosshair redraws bars. On a light screen none of these is both calm and
  /// visible.
  var instrument: Color {
    guard hasColors else { return .standard }
    if let own = ownColor(.instrument) { return own }
    return background == .dark ? .palette(6) : color(0x5F87AF, 4)
  }
  var warning: Color {
    themed(.warning, dark: (0xFFAF5F, 11), light: (0x875F00, 5), strong: (0xFFD75F, 0x5F005F))
  }
  var error: Color {
    themed(.error, dark: (0xFF5F5F, 9), light: (0xAF0000, 1), strong: (0xFF8787, 0x870000))
  }
  var good: Color {
    themed(.good, dark: (0x5FD787, 10), light: (0x00702F, 4), strong: (0x87FF87, 0x005000))
  }
  /// The background of headers, the selected line, prompts and panels.
  var bar: Color {
    themed(.bar, dark: (0x262626, 0), light: (0xE4E4E4, 7), strong: (0x00005F, 0xFFFFD7))
  }
  /// The badge of datasets with IQ samples: blue, or the accent where a blue would be too dark.
  var blue: Color {
    let light: UInt32 = theme.name == .highContrast ? 0x00005F : 0x005FAF
    return background == .dark ? color(0x87AFFF, 14) : color(light, 4)
  }
  var black: Color { color(0x080808, 0) }

  /// Marks in the picture, which is dark on a light screen too, unless it is drawn in shades.
  var mark: Color { coversBackground ? color(0xFFFFFF, 15) : bright }

  /// The color for text on `color`: black or white.
  func ink(on color: Color) -> Color {
    guard hasColors else { return .standard }
    let isLight = color.rgb.map(Color.isLight) ?? !usesShadesOnLight
    return isLight ? black : self.color(0xFFFFFF, 15)
  }

  /// A dark color to draw lines of `ink` on, so that they stand out from a picture of `color`: half as
  /// bright, or, over a picture in full color, as dark as a contrast of 3:1 needs.
  func shadow(of color: Color, under ink: Color) -> Color {
    guard coversBackground else { return color }
    guard var rgb = color.rgb else { return black }
    repeat { rgb = (rgb >> 1) & 0x7F7F7F } while rgb > 0 && !isReadable(ink, on: rgb)
    return .rgb(rgb)
  }

  /// `color`; over a picture in full color, its shadow if lines of `ink` on it have too little contrast.
  func backdrop(of color: Color, under ink: Color) -> Color {
    guard keepsContrast else { return color }
    // Users change the first 16 colors, so their values are not known.
    let known = color.rgb ?? color.paletteIndex.flatMap { $0 < 16 ? nil : XtermPalette.rgb($0) }
    if let known, isReadable(ink, on: known) { return color }
    return shadow(of: color, under: ink)
  }

  private func isReadable(_ ink: Color, on rgb: UInt32) -> Bool {
    guard keepsContrast, let ink = ink.rgb else { return true }
    return Color.contrast(ink, rgb) >= Self.lineContrast
  }

  /// The least contrast of graphical objects by WCAG 2.1.
  private static let lineContrast = 3.0

  /// A lighter shade of a color of the picture; other colors stay.
  func lighter(_ color: Color) -> Color {
    if let rgb = color.rgb { return .rgb(Color.lighter(rgb)) }
    guard let index = levels.firstIndex(of: color) else { return color }
    return levels[min(index + 2, levels.count - 1)]
  }

  /// Bold, unless it makes text too pale: with 16 colors or fewer, terminals draw bold text in a brighter
  /// color.
  var bold: Cell.Style {
    background == .light && [.indexed16, .indexed8].contains(colorClass) ? [] : .bold
  }

  /// Bold for black text on a color. With 16 colors or fewer, bold black would become gray.
  var titleStyle: Cell.Style {
    colorClass == .direct || colorClass == .indexed256 ? .bold : []
  }

  /// The color of class `index`; with nil, that of boxes without a class.
  func classColor(_ index: Int?) -> Color {
    guard let index else { return mark }
    if hasColors, !theme.classColors.isEmpty {
      return .rgb(theme.classColors[index % theme.classColors.count])
    }
    if usesShadesOnLight {
      return .palette(Self.darkClassNumbers[index % Self.darkClassNumbers.count])
    }
    let (rgb, indexed) = Self.classColors[index % Self.classColors.count]
    return color(rgb, indexed)
  }

  /// The colors in which the name of class `index` is written outside of the picture. On a light screen the
  /// name is drawn on the color of its boxes, like their titles, because text in that color would be too
  /// pale.
  func classText(_ index: Int) -> (foreground: Color, background: Color) {
    let color = classColor(index)
    return background == .dark || !hasColors ? (color, .standard) : (ink(on: color), color)
  }

  /// RGB values, and numbers among the 16 colors.
  private static let classColors: [(UInt32, UInt8)] = [
    (0xFF5F5F, 9), (0x5FD7FF, 14), (0xFFD75F, 11), (0xFF87FF, 13), (0x87FF5F, 10),
    (0xFFAF5F, 3), (0x87AFFF, 2), (0xD7D7D7, 7), (0x5FFFD7, 6),
  ]
  /// Those of the 16 colors that stand out from white.
  private static let darkClassNumbers: [UInt8] = [1, 4, 5, 0]

  private var usesShadesOnLight: Bool {
    background == .light && !coversBackground && hasColors
  }

  /// The color of `role`: the user's own one, else with high contrast the one of `strong` (on a dark and on a
  /// light screen), else the standard one. Terminals with few colors have the strongest contrast anyway.
  private func themed(
    _ role: Theme.Role, dark: (UInt32, UInt8), light: (UInt32, UInt8),
    strong: (dark: UInt32, light: UInt32)? = nil
  ) -> Color {
    if let own = ownColor(role) { return own }
    let (rgb, indexed) = background == .dark ? dark : light
    guard theme.name == .highContrast, !usesFewColors, let strong else {
      return color(rgb, indexed)
    }
    return color(background == .dark ? strong.dark : strong.light, indexed)
  }

  private func ownColor(_ role: Theme.Role) -> Color? {
    hasColors ? theme.colors[role].map(Color.rgb) : nil
  }

  private var usesFewColors: Bool {
    switch colorClass {
    case .direct, .indexed256: false
    case .indexed16, .indexed8, .none: true
    }
  }

  /// `rgb` if the terminal can show it, else number `indexed` of its 16 colors.
  private func color(_ rgb: UInt32, _ indexed: UInt8) -> Color {
    switch colorClass {
    case .direct, .indexed256: .rgb(rgb)
    case .indexed16: .palette(indexed)
    case .indexed8: .palette(indexed & 7)
    case .none: .standard
    }
  }
}
