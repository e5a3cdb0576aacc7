/// A large JSON file cannot be read piece by piece.
package enum JSONListError: Error, Equatable {
  /// The file has something else at byte `offset`.
  case missing(path: String, expected: String, offset: Int)
  /// The file ends too early.
  case endOfFile(path: String)
  /// A part of the file, such as `annotations[12]`, has more bytes than `JSONListReader.largestPart`.
  case tooLarge(path: String, part: String)
}

extension JSONListError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path, let expected, let offset):
      "\(VisibleText.of(path)): is not valid JSON: expected \(expected) at byte \(offset); export the file again"
    case .endOfFile(let path):
      "\(VisibleText.of(path)): is not valid JSON: the file ends too early; copy or export it again"
    case .tooLarge(let path, let part):
      "\(VisibleText.of(path)): \(VisibleText.of(part)) has more than \(JSONListReader.largestPart >> 20) MiB; "
        + "export the file without it"
    }
  }
}
