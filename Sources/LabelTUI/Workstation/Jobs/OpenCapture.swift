import FoundationEssentials
import Radio

/// An open capture with its reader and its label file.
struct OpenCapture: Sendable {
  let id: Int
  /// The file that the user opened; of a SigMF recording, either of its two files.
  let url: URL
  /// Options that the user gave when it was opened.
  var told = CaptureParameters()
  let capture: Capture
  let reader: CaptureReader
  let labels: CaptureLabels
  /// The overview, computed in the background; nil until it is requested.
  var overview: Overview?
}
