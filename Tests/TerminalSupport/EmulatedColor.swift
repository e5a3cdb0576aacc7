/// A color as the program set it.
public enum EmulatedColor: Hashable, Sendable {
  case standard
  case indexed(UInt8)
  case rgb(red: UInt8, green: UInt8, blue: UInt8)
}
