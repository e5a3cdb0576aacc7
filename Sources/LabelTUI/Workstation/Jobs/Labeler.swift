import FoundationEssentials

/// Who labels and reviews, for the records.
package enum Labeler {
  /// The user's name; nil where the system knows none.
  package static var name: String? {
    let name = ProcessInfo.processInfo.userName
    return name.isEmpty ? nil : name
  }
}
