/// A number as it lies in a file, and the amplitude that it stands for.
protocol SampleComponent {
  /// An integer of as many bits, in which the byte order can be turned.
  associatedtype Bits: FixedWidthInteger

  /// The amplitude of the number with these bits.
  static func amplitude(_ bits: Bits) -> Float
}

/// Floating point numbers are the amplitude as they are.
extension Float: SampleComponent {
  static func amplitude(_ bits: UInt32) -> Float { Float(bitPattern: bits) }
}

extension Double: SampleComponent {
  static func amplitude(_ bits: UInt64) -> Float { Float(Double(bitPattern: bits)) }
}

/// Signed integers are divided by their full scale, 2^(bits - 1): the lowest is -1, the highest just
/// under 1.
extension SampleComponent where Self: FixedWidthInteger & SignedInteger {
  static func amplitude(_ bits: Self) -> Float {
    // A power of two: multiplying by its inverse is exact.
    Float(bits) * (-1 / Float(Self.min))
  }
}

/// Unsigned integers are what the signed ones of their size are, with 2^(bits - 1) added.
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
