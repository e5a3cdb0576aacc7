/// A number as stored in a file, convertible to an amplitude.
protocol SampleComponent {
  /// An integer of the same size, whose bytes can be swapped.
  associatedtype Bits: FixedWidthInteger

  /// The amplitude of the number with these bits.
  static func amplitude(_ bits: Bits) -> Float
}

/// A floating point number is its own amplitude.
extension Float: SampleComponent {
  static func amplitude(_ bits: UInt32) -> Float { Float(bitPattern: bits) }
}

extension Double: SampleComponent {
  static func amplitude(_ bits: UInt64) -> Float { Float(Double(bitPattern: bits)) }
}

/// A signed integer is divided by its full scale, 2^(bits - 1): the lowest becomes -1, the highest
/// just below 1.
extension SampleComponent where Self: FixedWidthInteger & SignedInteger {
  static func amplitude(_ bits: Self) -> Float {
    // A power of two: multiplying by its inverse is exact.
    Float(bits) * (-1 / Float(Self.min))
  }
}

/// An unsigned integer is a signed integer of the same size plus 2^(bits - 1).
protocol UnsignedSampleComponent: SampleComponent, FixedWidthInteger, UnsignedInteger {
  associatedtype Signed: FixedWidthInteger & SignedInteger & SampleComponent
  where Signed.Bits == Signed
}

extension UnsignedSampleComponent {
  static func amplitude(_ bits: Self) -> Float {
    Signed.amplitude(Signed(truncatingIfNeeded: bits ^ (1 << (Self.bitWidth - 1))))
  }
}

extension Int8: SampleComponent {}
extension Int16: SampleComponent {}
extension Int32: SampleComponent {}
extension UInt8: UnsignedSampleComponent { typealias Signed = Int8 }
extension UInt16: UnsignedSampleComponent { typealias Signed = Int16 }
extension UInt32: UnsignedSampleComponent { typealias Signed = Int32 }
