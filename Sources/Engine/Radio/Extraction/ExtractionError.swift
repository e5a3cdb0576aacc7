import Foundations

/// Why a box cannot be extracted.
package enum ExtractionError: Error, Equatable {
  case badNumber(name: String, found: Double)
  /// The box and the capture have nothing in common.
  case outside(samples: Int, band: ClosedRange<Double>)
  /// The box has a height of 0 Hz.
  case noBandwidth(frequency: Double)
  case highRate(Double, limit: Double)
  /// The name of the file ends like that of no format.
  case unknownFormat(path: String)
  case exists(path: String)
  /// The result would replace the capture or its labels.
  case ownFile(path: String)
}

extension ExtractionError: CustomStringConvertible {
  /// Whether the sentence names a file.
  package var namesFile: Bool {
    switch self {
    case .unknownFormat, .exists, .ownFile: true
    case .badNumber, .outside, .noBandwidth, .highRate: false
    }
  }

  package var description: String {
    switch self {
    case .badNumber(let name, let found):
      "the \(name) is \(found), but must be a number, 0 or more"
    case .outside(let samples, let band):
      "the box is outside of the capture, which has \(Quantity.count(samples, "sample")) "
        + "from \(Quantity.frequency(band.lowerBound)) to \(Quantity.frequency(band.upperBound)): choose another box"
    case .noBandwidth(let frequency):
      "the box at \(Quantity.frequency(frequency)) is 0 Hz wide: give it a bandwidth"
    case .highRate(let rate, let limit):
      "the output rate is \(Quantity.sampleRate(rate)), but must be at most "
        + "\(Quantity.sampleRate(limit)), the rate of the capture"
    case .unknownFormat(let path):
      "\(VisibleText.of(path)): has no ending of a format; choose a name that ends with .sigmf-data or .rfcap"
    case .exists(let path):
      "\(VisibleText.of(path)): already exists; choose another name, or use labeltui extract --force to replace it"
    case .ownFile(let path):
      "\(VisibleText.of(path)): is a file of the capture itself; choose another name"
    }
  }
}
