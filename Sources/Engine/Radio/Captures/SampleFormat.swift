/// How the numbers of a capture are written: their type, their byte order, complex or real.
///
/// The raw value is the name of a SigMF datatype, such as `cf32_le`, `ri16_be` or `cu8`.
package struct SampleFormat: RawRepresentable, Hashable, Sendable, Codable {
  /// The type of one number; a complex sample takes two.
  package enum Component: String, CaseIterable, Sendable {
    case float32 = "f32"
    case float64 = "f64"
    case int8 = "i8"
    case int16 = "i16"
    case int32 = "i32"
    case uint8 = "u8"
    case uint16 = "u16"
    case uint32 = "u32"

    /// Bytes of one number.
    package var byteCount: Int {
      switch self {
      case .int8, .uint8: 1
      case .int16, .uint16: 2
      case .float32, .int32, .uint32: 4
      case .float64: 8
      }
    }
  }

  /// Which byte of a number comes first.
  package enum ByteOrder: String, CaseIterable, Sendable {
    case little = "le"
    case big = "be"
  }

  package let component: Component
  /// Little where a number is a single byte.
  package let byteOrder: ByteOrder
  /// Whether a sample is I and Q; a real one is I alone.
  package let isComplex: Bool

  /// complex64, little-endian: float32 I, float32 Q.
  package static let cf32LE = SampleFormat(.float32)

  /// Makes a format, complex and little-endian unless it is said otherwise.
  package init(_ component: Component, _ byteOrder: ByteOrder = .little, isComplex: Bool = true) {
    self.component = component
    self.byteOrder = component.byteCount == 1 ? .little : byteOrder
    self.isComplex = isComplex
  }

  /// The format of a SigMF datatype; nil when there is none of that name. Numbers of more than a
  /// byte need their byte order.
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

  /// Bytes of one sample of one channel.
  package var bytesPerSample: Int { component.byteCount * (isComplex ? 2 : 1) }
}
