import Foundations

/// Why an image cannot be written as a PNG file or read from one.
package enum PNGError: Error, Equatable {
  case cannotWrite(reason: String)
  case cannotRead(reason: String)
  case tooLarge(width: Int, height: Int)
}

extension PNGError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotWrite(let reason):
      "the image cannot be written as PNG (\(VisibleText.of(reason)))"
    case .cannotRead(let reason):
      "the PNG file is damaged (\(VisibleText.of(reason)))"
    case .tooLarge(let width, let height):
      "the PNG file is \(width) x \(height) pixels large, "
        + "more than the \(PNGCodec.maximumPixels) pixels that are read"
    }
  }
}
