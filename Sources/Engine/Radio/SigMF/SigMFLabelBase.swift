/// What the file beside the capture held when labels were written to the state folder instead, as its
/// differences from the entries in the state folder.
struct SigMFLabelBase: Codable, Sendable, Equatable {
  /// UUIDs of the entries that were not beside the capture.
  var added: [String]
  /// The entries beside the capture that were changed or deleted, as they were there.
  var before: [SigMFAnnotation]
}
