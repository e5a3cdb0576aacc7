extension [Annotation] {
  /// How much is to be gained by judging the proposals: each counts with its uncertainty, 0...1.
  package var expectedGain: Double {
    indices.reduce(0) { sum, index in
      guard self[index].isUnverified else { return sum }
      let confidence = self[index].proposal?.confidence ?? 0
      return sum + 1 - (confidence.isFinite ? Swift.min(Swift.max(0, confidence), 1) : 0)
    }
  }
}
