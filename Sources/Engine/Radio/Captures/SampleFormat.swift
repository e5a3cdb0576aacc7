/// The format of a capture's samples: type, byte order, complex or real.
///
/// The raw value is the name of the SigMF datatype, such as `cf32_le`, `ri16_be` or `cu8`.
package struct SampleFormat: RawRepresentable, Hashable, Sendable, Codable {
  /// The type of a number. A complex sample has two numbers.
  package enum Component: String, CaseIterable, Sendable {
    case float32 = "f32"
    case float64 = "f64"
    case int8 = "i8"
    case int16 = "i16"
    case int32 = "i32"
    case uint8 = "u8"
    case uint16 = "u16"
    case uint32 = "u32"

    /// The size of a number in bytes.
    package var byteCount: Int {
      switch self {
      case .int8, .uint8: 1
      case .int16, .uint16: 2
      case .float32, .int32, .uint32: 4
      case .float64: 8
      }
    }
  }

  /// The order of the bytes of a number.
  package enum ByteOrder: String, CaseIterable, Sendable {
    case little = "le"
    case big = "be"
  }

  /// The type of the numbers.
  package let component: Component
  /// The byte order; little-endian for numbers of a single byte.
  package let byteOrder: ByteOrder
  /// Whether a sample consists of I and Q; a real sample is I only.
  package let isComplex: Bool

  /// complex64, little-endian: float32 I, float32 Q.
  package static let cf32LE = SampleFormat(.float32)

  /// Makes a format, by default complex and little-endian.
  package init(_ component: Component, _ byteOrder: ByteOrder = .little, isComplex: Bool = true) {
    self.component = component
    self.byteOrder = component.byteCount == 1 ? .little : byteOrder
    self.isComplex = isComplex
  }

  /// The format of the SigMF datatype `rawValue`; nil if there is none. Numbers of several bytes
  /// require a byte order.
  package init?(rawValue: String) {
    let parts = rawValue.split(separator: "_", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let kind = parts[0].first, kind == "c" || kind == "r",
      let component = Component(rawValue: String(parts[0].dropFirst()))
    else { return nil }
    var byteOrder = ByteOrder.little
    if parts.count == 2 {
      guard let order = ByteOrder(rawValue: String(parts[1])) else { return nil }
      byteOrder = order
    } else if component.byteCount > 1 {
      return nil
    }
    self.init(component, byteOrder, isComplex: kind == "c")
  }

  /// The name of the SigMF datatype.
  package var rawValue: String {
    let name = (isComplex ? "c" : "r") + component.rawValue
    return component.byteCount == 1 ? name : "\(name)_\(byteOrder.rawValue)"
  }

  /// The size of a sample of one channel in bytes.
  package var bytesPerSample: Int { component.byteCount * (isComplex ? 2 : 1) }
}
