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

  /// The sum of `count` values, each multiplied by its factor.
  static func sum(
    of values: UnsafePointer<Float>, times factors: UnsafePointer<Float>, count: Int
  ) -> Float {
    var sums = SIMD16<Float>(repeating: 0)
    let whole = count & ~(width - 1)
    for place in stride(from: 0, to: whole, by: width) {
      sums += load(values + place) * load(factors + place)
    }
    var sum = sums.sum()
    for place in whole..<count { sum += values[place] * factors[place] }
    return sum
  }

  /// The products of values and factors, eight at a time; what is left at the end is not used.
  struct Products {
    private let values: UnsafeRawPointer
    private let factors: UnsafeRawPointer
    /// The number of vectors.
    let count: Int

    /// The products of `values` and `factors`, which are not empty.
    init(_ values: UnsafePointer<Float>, _ factors: UnsafeBufferPointer<Float>) {
      self.values = UnsafeRawPointer(values)
      self.factors = factors.baseAddress.map(UnsafeRawPointer.init) ?? self.values
      count = factors.count / 8
    }

    /// Eight products.
    @inline(__always) subscript(index: Int) -> SIMD8<Float> {
      values.loadUnaligned(fromByteOffset: 32 * index, as: SIMD8<Float>.self)
        * factors.loadUnaligned(fromByteOffset: 32 * index, as: SIMD8<Float>.self)
    }
  }
}
