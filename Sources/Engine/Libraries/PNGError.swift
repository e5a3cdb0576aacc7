import Foundations

/// An image cannot be written to or read from a PNG file.
package enum PNGError: Error, Equatable {
  case cannotWrite(reason: String)
  case cannotRead(reason: String)
  case tooLarge(width: Int, height: Int)
}

extension PNGError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotWrite(let reason):
      "cannot write the image as PNG (\(VisibleText.of(reason)))"
    case .cannotRead(let reason):
      "the PNG file is damaged (\(VisibleText.of(reason)))"
    case .tooLarge(let width, let height):
      "the PNG file has \(width) x \(height) pixels, "
        + "but the limit is \(PNGCodec.maximumPixels) pixels"
    }
  }
}
