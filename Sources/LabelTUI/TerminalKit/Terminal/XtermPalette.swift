/// The 256 standard terminal colors: 16 ANSI colors, a 6 x 6 x 6 cube, 24 grays.
package enum XtermPalette {
  /// The 16 ANSI colors as xterm defines them. Many terminals let the user change them.
  private static let ansi: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  private static let cubeLevels: [UInt32] = [0, 95, 135, 175, 215, 255]

  /// 0xRRGGBB of color `index`.
  package static func rgb(_ index: UInt8) -> UInt32 {
    let value = Int(index)
    switch value {
    case 0..<16: return ansi[value]
    case 16..<232:
      let cube = value - 16
      return cubeLevels[cube / 36] << 16 | cubeLevels[cube / 6 % 6] << 8 | cubeLevels[cube % 6]
    default:
      let gray = UInt32(8 + 10 * (value - 232))
      return gray << 16 | gray << 8 | gray
    }
  }

  /// 0xRRGGBB of each color in `indices`.
  package static func colors(_ indices: ClosedRange<UInt8>) -> [UInt32] { indices.map(rgb) }

  /// The color of the cube or of the grays (16...255) for a dot of color `rgb` with a dither threshold of 0...15.
  /// The mean over all thresholds is close to `rgb`.
  package static func dithered(_ rgb: UInt32, threshold: Int) -> UInt8 {
    let red = Int(rgb >> 16 & 0xFF)
    let green = Int(rgb >> 8 & 0xFF)
    let blue = Int(rgb & 0xFF)
    let isGray = max(red, green, blue) - min(red, green, blue) <= graySpread
    if isGray { return nearestGrays[(red + green + blue) / 3] }
    let levels = (
      ditheredCubeLevel(red, threshold), ditheredCubeLevel(green, threshold),
      ditheredCubeLevel(blue, threshold)
    )
    return UInt8(16 + 36 * levels.0 + 6 * levels.1 + levels.2)
  }

  /// A color whose components differ by at most this is drawn as the nearest gray, without dithering: the grays
  /// are close to each other.
  private static let graySpread = 10

  /// One of the two levels around `value`. If `value` is closer to a level than a fifth of the distance between
  /// the levels, all dots use that level, so that nearly uniform areas stay uniform.
  private static func ditheredCubeLevel(_ value: Int, _ threshold: Int) -> Int {
    let lower = value < 95 ? 0 : (value - 55) / 40
    let (start, step) = lower == 0 ? (0, 95) : (55 + 40 * lower, 40)
    return (value - start) * 160 > (32 + 6 * threshold + 3) * step ? lower + 1 : lower
  }

  /// The color nearest to each gray.
  private static let nearestGrays = (0..<256).map { nearest(to: $0 * 0x01_0101) }

  /// The color of the cube or of the grays (16...255) that is nearest to `rgb`. If two are equally near, the one in
  /// the cube.
  package static func nearest(to rgb: UInt32) -> UInt8 {
    let levels = channels(rgb).map(nearestCubeLevel)
    let cube = UInt8(16 + 36 * levels[0] + 6 * levels[1] + levels[2])
    let mean = channels(rgb).reduce(0, +) / 3
    let gray = UInt8(232 + min(23, max(0, (mean - 3) / 10)))
    return distance(rgb, Self.rgb(gray)) < distance(rgb, Self.rgb(cube)) ? gray : cube
  }

  /// The color among the first `count` (8 or 16) that is nearest to `rgb`.
  package static func nearestANSI(to rgb: UInt32, count: Int) -> UInt8 {
    let nearest = (0..<count).min { distance(rgb, ansi[$0]) < distance(rgb, ansi[$1]) }
    return UInt8(nearest ?? 0)
  }

  private static func nearestCubeLevel(_ value: Int) -> Int {
    // The limits are halfway between two levels.
    if value < 48 { return 0 }
    if value < 115 { return 1 }
    return (value - 35) / 40
  }

  private static func channels(_ rgb: UInt32) -> [Int] {
    [Int(rgb >> 16 & 0xFF), Int(rgb >> 8 & 0xFF), Int(rgb & 0xFF)]
  }

  private static func distance(_ one: UInt32, _ other: UInt32) -> Int {
    zip(channels(one), channels(other)).reduce(0) { sum, pair in
      sum + (pair.0 - pair.1) * (pair.0 - pair.1)
    }
  }
}
