import Foundations
import Pitches

/// The texts about a pitch in headers and lists.
extension PitchSummary {
  /// The speed and the verdict, such as `91.4 mph ball`.
  var callText: String {
    let call = isStrike.map { $0 ? "strike" : "ball" }
    let text = speed.map { "\(Quantity.fixed($0, decimals: 1)) mph" }
    return [text, call].compactMap { $0 }.joined(separator: " ")
  }

  /// The detections of the cameras and the observations of both, such as `24+24 · 18`.
  var detectionText: String { "\(left.detections)+\(right.detections) · \(observations)" }

  /// The frames and the PNG files of both cameras, such as `55 · 27`.
  var frameText: String {
    "\(max(left.rows, right.rows)) · \(left.keyFrames + right.keyFrames)"
  }
}
