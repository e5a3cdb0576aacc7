import Foundations

/// Why a picture cannot be saved as a sample.
package enum PictureSampleError: Error, Equatable {
  /// A box has no class.
  case noClass(id: SampleID)
  /// A box has an edge that is not a number, or no area.
  case badBox(id: SampleID, className: String)
  /// A category of a record has no name, and none in `metadata.json`.
  case noCategoryName(field: String)
  /// `bbox` has not four finite numbers.
  case badBounds(field: String, value: String)
  /// The sample was changed since it was read.
  case changed(id: SampleID, expected: Int, found: Int)
}

extension PictureSampleError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noClass(let id): "picture \(id): a box has no class; give it one and save again"
    case .badBox(let id, let name):
      "picture \(id): a box of class \(VisibleText.of(String(name.prefix(80)))) has no area; draw it again"
    case .noCategoryName(let field): "\(field).category_name is missing"
    case .badBounds(let field, let value):
      "\(field).bbox is \(VisibleText.of(value)), not four numbers"
    case .changed(let id, let expected, let found):
      "picture \(id): another program saved revision \(found) since revision \(expected) was read; "
        + "look at its boxes and try again"
    }
  }
}
