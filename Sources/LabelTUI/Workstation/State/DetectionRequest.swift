import Labels
import Radio

/// A search for signals in an open capture.
struct DetectionRequest: Equatable, Sendable {
  /// The number of the search. Results of other searches than the last one are dropped.
  var number: Int
  /// The number of the open document.
  var documentID: Int
  /// The part of the document in which boxes are proposed.
  var region: Box
  /// The samples that are searched. They reach beyond the region, so that signals at its edges are found as a whole.
  var samples: Range<Int>
  var source: DetectorSource

  /// The update of the boxes by the results.
  var update: ProposalUpdate {
    ProposalUpdate(region: region, searched: samples, source: source.source)
  }
}
