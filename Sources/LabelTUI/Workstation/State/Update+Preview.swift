import FoundationEssentials
import Radio
import TerminalKit

/// What training sees: the window under the crosshair as an inference image.
extension AppState {
  mutating func enterPreview() -> [Job] {
    guard let capture else { return [] }
    let window = capture.capture.window(capture.windows.samples(ofWindow: capture.windowIndex))
    let geometry = ImageGeometry(window)
    let boxes = capture.boxes.current.compactMap { annotation -> PreviewBox? in
      guard let label = annotation.label, let box = window.clip(annotation.box) else {
        return nil
      }
      return PreviewBox(pixels: geometry.pixels(of: box), label: label)
    }
    enter(
      .preview(
        PreviewState(
          captureID: capture.id, captureName: capture.capture.url.lastPathComponent,
          window: window, boxes: boxes)))
    begin(.computing)
    return [.preview(captureID: capture.id, window)]
  }

  mutating func performInPreview(_ command: Command) -> [Job] {
    switch command {
    case .preview: return leavePlace()
    case .nextColorMap: colorMap = colorMap.next
    case .saveWindow:
      let jobs = leavePlace()
      return jobs + save(allWindows: false)
    default: break
    }
    return []
  }

  /// Takes in the image of `window`, unless another is being looked at meanwhile.
  mutating func takeIn(image: SpectrogramImage, of window: SampleWindow) {
    guard case .preview(var preview) = place, preview.window == window else { return }
    preview.image = image
    place = .preview(preview)
  }

  /// Says in place of the image why there is none.
  mutating func takeIn(previewFailure reason: String) {
    guard case .preview(var preview) = place, preview.image == nil else { return }
    preview.failure = reason
    place = .preview(preview)
  }
}
