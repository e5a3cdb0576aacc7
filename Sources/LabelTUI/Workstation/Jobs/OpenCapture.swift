import FoundationEssentials
import Radio

/// What an open capture needs to be read and labeled.
struct OpenCapture: Sendable {
  let id: Int
  /// What it was opened by: of a SigMF recording, either file.
  let url: URL
  /// What the user said of it when it was opened.
  var told = CaptureParameters()
  let capture: Capture
  let reader: CaptureReader
  let labels: CaptureLabels
  /// Filled meanwhile; nil as long as none was asked for.
  var overview: Overview?
}
