/// The colors of the background of a raster: those that are common at its edges.
struct BackgroundColors {
  /// The part of the width and the height at each edge whose dots are background, mostly.
  private static let edge = 0.08
  /// Colors with less than this share of the dots at the edges are not background, and the most colors.
  private static let (share, most) = (0.06, 6)
  /// The least difference of an object, and the factor by which it exceeds the usual difference at the edges.
  private static let (least, factor) = (18, 1.5)

  private let colors: [(red: Int, green: Int, blue: Int)]
  /// The difference from which a dot is not background.
  let threshold: Int

  /// The colors of the dots at the edges of `raster`.
  init(_ raster: PixelRaster) {
    let across = max(1, Int(Self.edge * Double(raster.width)))
    let down = max(1, Int(Self.edge * Double(raster.height)))
    var dots: [UInt32] = []
    for row in 0..<raster.height {
      let isEdge = row < down || row >= raster.height - down
      for column in 0..<raster.width
      where isEdge || column < across || column >= raster.width - across {
        let dot = raster.pixels[row * raster.width + column]
        if dot != PixelRaster.outside { dots.append(dot) }
      }
    }
    let groups = Dictionary(grouping: dots) { Self.group(of: $0) }
    let common = groups.values.filter { Double($0.count) >= Self.share * Double(dots.count) }
      .sorted { ($0.count, $0[0]) > ($1.count, $1[0]) }.prefix(Self.most)
    let colors = common.map(Self.mean)
    self.colors = colors
    let differences = dots.map { Self.difference($0, colors) }.sorted()
    let usual = differences.isEmpty ? 0 : differences[differences.count * 4 / 5]
    threshold = max(Self.least, min(96, Int(Self.factor * Double(usual))))
  }

  /// Whether `dot` is part of an object.
  func isObject(_ dot: UInt32) -> Bool {
    dot != PixelRaster.outside && !colors.isEmpty && Self.difference(dot, colors) > threshold
  }

  private static func group(of dot: UInt32) -> UInt32 { dot & 0xE0E0E0 }

  private static func parts(_ dot: UInt32) -> (red: Int, green: Int, blue: Int) {
    (Int(dot >> 16 & 255), Int(dot >> 8 & 255), Int(dot & 255))
  }

  private static func mean(_ dots: [UInt32]) -> (red: Int, green: Int, blue: Int) {
    var sum = (red: 0, green: 0, blue: 0)
    for dot in dots {
      let part = parts(dot)
      sum = (sum.red + part.red, sum.green + part.green, sum.blue + part.blue)
    }
    return (sum.red / dots.count, sum.green / dots.count, sum.blue / dots.count)
  }

  /// The largest difference of a part to the nearest of `colors`.
  private static func difference(
    _ dot: UInt32, _ colors: [(red: Int, green: Int, blue: Int)]
  ) -> Int {
    let own = parts(dot)
    var least = 255
    for color in colors {
      let difference = max(
        (own.red - color.red).magnitude, (own.green - color.green).magnitude,
        (own.blue - color.blue).magnitude)
      least = min(least, Int(difference))
    }
    return least
  }
}
