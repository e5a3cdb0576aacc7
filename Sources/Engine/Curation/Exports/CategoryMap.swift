import Datasets
import Foundations

/// The ids of a curated dataset's categories, counted from 1 in the order of their names.
struct CategoryMap {
  /// The names, sorted.
  let names: [String]
  private let ids: [String: Int]

  init(_ images: [CuratedImage]) {
    names = Set(images.flatMap(\.categories)).sorted()
    ids = Dictionary(uniqueKeysWithValues: zip(names, 1...))
  }

  /// The id of category `name`, which must be one of the images'.
  func id(of name: String) -> Int {
    guard let id = ids[name] else { preconditionFailure("\(name) is not a category") }
    return id
  }

  /// Name to id.
  var counts: Counts {
    names.reduce(into: Counts()) { counts, name in counts[name] = id(of: name) }
  }
}
