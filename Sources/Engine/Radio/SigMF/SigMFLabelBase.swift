/// The differences between a label file in the state folder and the file beside the capture when it
/// was written.
struct SigMFLabelBase: Codable, Sendable, Equatable {
  /// The UUIDs of entries that were not beside the capture.
  var added: [String]
  /// Entries that were changed or deleted, with their content beside the capture.
  var before: [SigMFAnnotation]
}
