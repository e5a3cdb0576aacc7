/// A box of a sample after a person has fixed the boxes.
package struct EditedBox: Sendable, Hashable {
  /// The box as it is now.
  package var box: ContentBox
  /// The index of the box that it was among the boxes of the sample; nil for a new box.
  package var original: Int?

  /// A box that was the box `original` of the sample, or a new one.
  package init(_ box: ContentBox, original: Int?) {
    self.box = box
    self.original = original
  }
}
