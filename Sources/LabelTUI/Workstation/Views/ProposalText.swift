import Foundations
import Labels

/// The texts about a proposal: in the title of its box, and in the status line.
struct ProposalText {
  private let proposal: Proposal
  private let label: String?
  private let suggestion: ClassSuggestion?

  /// The texts about `annotation`, for which the class `suggestion` is suggested; nil if it is no proposal.
  init?(_ annotation: Annotation, suggestion: ClassSuggestion?) {
    guard annotation.isUnverified, let proposal = annotation.proposal else { return nil }
    self.proposal = proposal
    label = annotation.label
    self.suggestion = suggestion
  }

  /// The class with a question mark, and the confidence that it has: `fm? 87 %`.
  var title: String {
    let name = (label ?? suggestion?.label).map(VisibleText.of) ?? ""
    let confidence = label == nil ? suggestion?.confidence ?? found : found
    return [name + "?", confidence.map(Quantity.percent)].compactMap { $0 }.joined(separator: " ")
  }

  /// The class, the confidence of a suggested one, and that of the program that found the box.
  var readout: String {
    var text = (label ?? suggestion?.label).map(VisibleText.of) ?? "no class"
    if let suggestion { text += "? \(Quantity.percent(suggestion.confidence))" }
    return found.map { "\(text), found with \(Quantity.percent($0))" } ?? text
  }

  private var found: Double? {
    proposal.confidence.flatMap { $0.isFinite ? min(max(0, $0), 1) : nil }
  }
}
