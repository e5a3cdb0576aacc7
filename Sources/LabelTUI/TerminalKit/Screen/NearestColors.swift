/// A palette, and a table of its nearest color for every color of 5 bits per component.
package struct NearestColors: Equatable, Sendable {
  /// At most 256 colors, 0xRRGGBB.
  package let palette: [UInt32]
  /// The index in `palette` of the color nearest to `rgb`: `table[key(rgb)]`.
  package let table: [UInt8]

  /// Computes the table for `palette`, 1 to 256 colors, 0xRRGGBB.
  package init(_ palette: [UInt32]) {
    precondition((1...256).contains(palette.count))
    self.palette = palette
    table = Self.table(for: palette)
  }

  /// The index of the color nearest to `rgb` (0xRRGGBB), whose components are cut to 5 bits.
  package func index(of rgb: UInt32) -> UInt8 { table[Self.key(rgb)] }

  /// The index in `table` of 0xRRGGBB.
  package static func key(_ rgb: UInt32) -> Int {
    let (red, green, blue) = (rgb >> 19 & 0x1F, rgb >> 11 & 0x1F, rgb >> 3 & 0x1F)
    return Int(red << 10 | green << 5 | blue)
  }

  /// The visible difference of two colors (0xRRGGBB): a weighted squared distance, in which the weights of red
  /// and blue depend on the mean of red ("redmean", https://www.compuphase.com/cmetric.htm).
  package static func distance(_ one: UInt32, _ other: UInt32) -> Int {
    distance(components(one), components(other))
  }

  private static func components(_ rgb: UInt32) -> SIMD4<Int32> {
    SIMD4(
      Int32(truncatingIfNeeded: rgb >> 16 & 0xFF), Int32(truncatingIfNeeded: rgb >> 8 & 0xFF),
      Int32(truncatingIfNeeded: rgb & 0xFF), 0)
  }

  private static func distance(_ one: SIMD4<Int32>, _ other: SIMD4<Int32>) -> Int {
    let red = (one.x &+ other.x) / 2
    let difference = one &- other
    let squares = difference &* difference
    let weights = SIMD4<Int32>(512 &+ red, 1024, 767 &- red, 0)
    return Int((squares &* weights).wrappedSum())
  }

  /// Computes the table. The palette is sorted by green: the search starts at the nearest green and stops where
  /// the difference of green alone is larger than the smallest distance found.
  private static func table(for palette: [UInt32]) -> [UInt8] {
    let order = palette.indices.sorted {
      (palette[$0] >> 8 & 0xFF, $0) < (palette[$1] >> 8 & 0xFF, $1)
    }
    let colors = order.map { components(palette[$0]) }
    let starts = (0..<32).map { green in
      colors.firstIndex { $0.y >= Int32(green * 8 + 4) } ?? colors.count
    }
    return [UInt8](unsafeUninitializedCapacity: 1 << 15) { table, count in
      for key in 0..<(1 << 15) {
        let (red, green, blue) = (key >> 10, key >> 5 & 31, key & 31)
        let color = SIMD4(Int32(red * 8 + 4), Int32(green * 8 + 4), Int32(blue * 8 + 4), 0)
        table[key] = UInt8(order[nearest(to: color, in: colors, from: starts[green])])
      }
      // A color of the palette maps to itself. If several colors share an entry, it maps to the first.
      for (index, color) in palette.enumerated().reversed() {
        table[Self.key(color)] = UInt8(index)
      }
      count = 1 << 15
    }
  }

  private static func nearest(
    to color: SIMD4<Int32>, in colors: [SIMD4<Int32>], from start: Int
  ) -> Int {
    var best = (index: 0, distance: Int.max)
    func isTooFar(_ index: Int) -> Bool {
      let difference = Int(colors[index].y - color.y)
      return 1024 * difference * difference > best.distance
    }
    func compare(_ index: Int) {
      let distance = distance(color, colors[index])
      if distance < best.distance { best = (index, distance) }
    }
    var upper = start
    while upper < colors.count, !isTooFar(upper) {
      compare(upper)
      upper += 1
    }
    var lower = start - 1
    while lower >= 0, !isTooFar(lower) {
      compare(lower)
      lower -= 1
    }
    return best.index
  }
}
