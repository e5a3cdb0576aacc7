/// The list of classes over a document.
struct ClassesOverlay: Equatable, Sendable {
  /// Text that the names must contain; empty for all.
  var search = ""
  /// The selected class; nil if none was selected.
  var selection: String?
  /// The number of boxes of each class in the document.
  var boxCounts: [String: Int] = [:]
  /// The number of samples of each class in the dataset; nil until they are counted.
  var sampleCounts: [String: Int]?

  /// Those classes of `list` that the search finds.
  func names(in list: ClassList) -> [String] {
    let wanted = search.lowercased()
    return list.inOrder.filter { wanted.isEmpty || $0.lowercased().contains(wanted) }
  }

  /// The index of the selected class in `names`; 0 if it is not there.
  func index(in names: [String]) -> Int {
    selection.flatMap { names.firstIndex(of: $0) } ?? 0
  }
}
