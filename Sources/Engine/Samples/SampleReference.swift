/// Which sample of a dataset is meant; described as `<signal>/<id>`, the image id of reviews.
public struct SampleReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let signal: SignalName
  public let id: SampleID

  /// Refers to sample `id` of `signal`.
  public init(signal: SignalName, id: SampleID) {
    self.signal = signal
    self.id = id
  }

  public var description: String { "\(signal)/\(id)" }

  public static func < (left: SampleReference, right: SampleReference) -> Bool {
    (left.signal, left.id) < (right.signal, right.id)
  }
}
