import Foundations
import Labels

extension DetectedSignal {
  /// The signal as an unverified box.
  package var annotation: Annotation {
    let share = Quantity.fixed(confidence, decimals: 2)
    let ratio = Quantity.fixed(signalToNoise, decimals: 1)
    return Annotation(
      box: box, label: nil, comment: "confidence \(share), signal-to-noise ratio \(ratio) dB",
      proposal: Proposal(source: .detector, confidence: (confidence * 1e4).rounded() / 1e4))
  }
}
