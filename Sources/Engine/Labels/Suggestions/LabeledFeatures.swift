/// A box with a class, as an example for boxes without one.
package struct LabeledFeatures: Sendable, Hashable {
  package var features: BoxFeatures
  /// The name of the class.
  package var label: String

  /// An example of `label`.
  package init(_ features: BoxFeatures, label: String) {
    self.features = features
    self.label = label
  }
}
