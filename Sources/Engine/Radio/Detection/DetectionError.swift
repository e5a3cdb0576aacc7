/// Why signals cannot be detected.
package enum DetectionError: Error, Equatable {
  case badTransformSize(Int)
  case badParameter(name: String, value: Double, range: ClosedRange<Double>)
}

extension DetectionError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badTransformSize(let size):
      "the transform size is \(size), but must be a power of two from 256 to 65536"
    case .badParameter(let name, let value, let range):
      "the \(name) is \(value), but must be \(range.lowerBound) to \(range.upperBound)"
    }
  }
}
