import Foundations
import Labels

/// How many boxes a document has, without and with the proposals that nobody has judged yet.
struct BoxCount: Equatable, Sendable {
  /// The boxes that a person drew or accepted.
  var labels: Int
  /// The proposals.
  var proposals: Int

  /// These numbers.
  init(labels: Int = 0, proposals: Int = 0) {
    (self.labels, self.proposals) = (labels, proposals)
  }

  /// The numbers in `annotations`.
  init(_ annotations: [Annotation]) {
    // A loop over the array itself, without indices, would copy every annotation.
    let found = annotations.indices.count { annotations[$0].isUnverified }
    self.init(labels: annotations.count - found, proposals: found)
  }

  /// The boxes, with `detail` about these, and the proposals, if there are any.
  func text(detail: String = "") -> String {
    let found = proposals == 0 ? [] : [Quantity.count(proposals, "proposal")]
    guard labels > 0 || proposals == 0 else { return found[0] }
    return ([Quantity.count(labels, "box", "boxes") + detail] + found).joined(separator: ", ")
  }
}
