import Foundations

/// The columns of our own tables that tell who found a box.
package enum ProposalColumns {
  static let source = "source"
  static let confidence = "confidence"
  static let isVerified = "verified"
  static let comment = "comment"

  /// The names of the columns, in their order.
  package static let names = [source, confidence, isVerified, comment]

  /// The fields of `annotation` in these columns; those of a box that a person drew are empty.
  package static func fields(of annotation: Annotation) -> [String] {
    let proposal = annotation.proposal
    return [
      proposal?.source.rawValue ?? "", proposal?.confidence.map(DecimalText.of) ?? "",
      proposal.map { $0.isVerified ? "true" : "false" } ?? "", annotation.comment ?? "",
    ]
  }
}

extension BoxTable.Row {
  /// What the columns of `ProposalColumns` state about who found the box; nil if a person drew it.
  package func proposal() throws(BoxFileProblem) -> Proposal? {
    let confidence = try number(ProposalColumns.confidence)
    if let confidence, !(0...1).contains(confidence) {
      throw BoxFileProblem(
        place, field: ProposalColumns.confidence, value: DecimalText.of(confidence),
        "must be 0 to 1")
    }
    let isVerified: Bool
    switch optionalText(ProposalColumns.isVerified)?.lowercased() {
    case nil: isVerified = optionalText(ProposalColumns.source) == nil
    case "true"?: isVerified = true
    case "false"?: isVerified = false
    case let other?:
      throw BoxFileProblem(
        place, field: ProposalColumns.isVerified, value: other, "must be true or false")
    }
    guard let source = optionalText(ProposalColumns.source) else {
      return isVerified ? nil : Proposal(source: .detector, confidence: confidence)
    }
    return Proposal(
      source: BoxSource(rawValue: source), confidence: confidence, isVerified: isVerified)
  }

  /// The comment in the column of `ProposalColumns`; nil if it is empty.
  package var comment: String? { optionalText(ProposalColumns.comment) }
}
