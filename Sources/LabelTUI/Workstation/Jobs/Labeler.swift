import FoundationEssentials

/// Who labels and reviews, for the records.
enum Labeler {
  /// The user's name; nil where the system knows none.
  static var name: String? {
    let name = ProcessInfo.processInfo.userName
    return name.isEmpty ? nil : name
  }
}
