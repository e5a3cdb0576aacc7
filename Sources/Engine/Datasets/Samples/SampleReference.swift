/// Which sample of a dataset is meant; described as `<signal>/<id>`, the image id of reviews.
package struct SampleReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let signal: SignalName
  package let id: SampleID

  /// Refers to sample `id` of `signal`.
  package init(signal: SignalName, id: SampleID) {
    self.signal = signal
    self.id = id
  }

  package var description: String { "\(signal)/\(id)" }

  package static func < (left: SampleReference, right: SampleReference) -> Bool {
    (left.signal, left.id) < (right.signal, right.id)
  }
}
