import Radio

/// A window of a capture with the samples that a dataset has of it: one per class, or a negative.
package struct SavedWindow: Sendable, Hashable {
  /// A box in pixels of the window's image.
  package struct Box: Sendable, Hashable {
    /// The class.
    package let className: String
    /// The place in the image.
    package let pixels: PixelBox

    /// A box of class `className`.
    package init(className: String, pixels: PixelBox) {
      self.className = className
      self.pixels = pixels
    }
  }

  /// The window in samples of the capture.
  package let samples: Range<Int>
  /// The samples of the dataset, sorted by class.
  package private(set) var keys: [SampleReference]
  /// The boxes of all of them.
  package private(set) var boxes: [Box]

  /// A window with these samples and boxes.
  package init(samples: Range<Int>, keys: [SampleReference], boxes: [Box]) {
    self.samples = samples
    self.keys = keys
    self.boxes = boxes
  }

  /// Adds the sample `key` with `boxes`.
  mutating func add(_ key: SampleReference, _ boxes: [Box]) {
    keys.append(key)
    self.boxes += boxes
  }
}
