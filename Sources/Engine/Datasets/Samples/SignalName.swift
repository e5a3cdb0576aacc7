/// The name of a class, which is also a folder name: 1 to 64 letters, digits, `_`, `-` or `.`, not
/// starting with a dot.
package struct SignalName: Hashable, Comparable, Sendable, CustomStringConvertible {
  private static let lengths = 1...64

  /// The name as text.
  package let text: String

  /// Parses `text`; throws `SampleError.badSignalName` with the rule if it is not a class name.
  package init(_ text: String) throws(SampleError) {
    let scalars = text.unicodeScalars
    guard Self.lengths.contains(scalars.count), scalars.first != ".",
      scalars.allSatisfy(Self.isAllowed)
    else { throw .badSignalName(text) }
    self.text = text
  }

  private init(valid text: String) { self.text = text }

  /// The folder of the negatives of captures. Its samples without boxes have no class.
  package static let negative = SignalName(valid: "negative")

  package var description: String { text }

  package static func < (left: SignalName, right: SignalName) -> Bool { left.text < right.text }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": true
    default: false
    }
  }
}
