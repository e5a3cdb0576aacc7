/// Identifies a sample of a dataset. Written as `<class>/<id>`, the image id in reviews.
package struct SampleReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The class.
  package let signal: SignalName
  /// The id within the class.
  package let id: SampleID

  /// Refers to sample `id` of class `signal`.
  package init(signal: SignalName, id: SampleID) {
    self.signal = signal
    self.id = id
  }

  package var description: String { "\(signal)/\(id)" }

  package static func < (left: SampleReference, right: SampleReference) -> Bool {
    (left.signal, left.id) < (right.signal, right.id)
  }
}
