import Labels

/// A box to extract from a capture, and what else is to be kept.
package struct ExtractionRequest: Sendable, Equatable {
  /// The box: samples of the capture, and RF Hz as in its `band`.
  package var box: Box
  /// Seconds to keep before and after the box, 0 or more.
  package var timeMargin = 0.0
  /// Hz to keep below and above the box, 0 or more.
  package var frequencyMargin = 0.0
  /// The smallest sample rate of the result in samples per second; 0 if the box alone decides.
  package var leastRate = 0.0

  /// A request for `box` and nothing around it.
  package init(_ box: Box) { self.box = box }

  /// Throws `ExtractionError` if a number is not usable.
  func check() throws(ExtractionError) {
    for (name, value) in [
      ("margin", timeMargin), ("frequency margin", frequencyMargin), ("output rate", leastRate),
    ] where !(value.isFinite && value >= 0) {
      throw .badNumber(name: name, found: value)
    }
  }
}
