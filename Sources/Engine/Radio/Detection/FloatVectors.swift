/// Sums over floats in memory, sixteen at a time: the compiler does not reorder additions on its own.
enum FloatVectors {
  /// The number of floats that are processed at a time.
  static let width = 16

  /// Sixteen values from `pointer`, which needs no alignment.
  @inline(__always) static func load(_ pointer: UnsafePointer<Float>) -> SIMD16<Float> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD16<Float>.self)
  }

  /// The sum of `count` values.
  static func sum(_ values: UnsafePointer<Float>, count: Int) -> Float {
    var sums = SIMD16<Float>(repeating: 0)
    let whole = count & ~(width - 1)
    for place in stride(from: 0, to: whole, by: width) { sums += load(values + place) }
    var sum = sums.sum()
    for place in whole..<count { sum += values[place] }
    return sum
  }

  /// The sums of eight neighbors each; `count` is a multiple of 16.
  static func sumsOfEight(
    _ values: UnsafePointer<Float>, count: Int, into sums: UnsafeMutablePointer<Float>
  ) {
    for place in stride(from: 0, to: count & ~(width - 1), by: width) {
      let vector = load(values + place)
      sums[place / 8] = vector.lowHalf.sum()
      sums[place / 8 + 1] = vector.highHalf.sum()
    }
  }
}
