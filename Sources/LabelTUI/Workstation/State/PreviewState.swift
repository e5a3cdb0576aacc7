import Radio

/// A sample window as the model would see it: the image that a save would write, with its boxes.
struct PreviewState: Sendable {
  let captureID: Int
  /// The capture's file name, to be shown only through `VisibleText`.
  let captureName: String
  let window: SampleWindow
  let boxes: [PreviewBox]
  /// Nil while it is being computed.
  var image: SpectrogramImage?
  /// The reason why the image cannot be computed.
  var failure: String?
}

/// A box in pixels of the image, with its class.
struct PreviewBox: Equatable, Sendable {
  var pixels: PixelBox
  var label: String
}
