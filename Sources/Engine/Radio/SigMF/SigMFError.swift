import Foundations

/// Why a SigMF recording cannot be read.
package enum SigMFError: Error, Equatable {
  /// The metadata cannot be decoded.
  case unreadable(path: String, reason: String)
  case unknownDatatype(path: String, found: String)
  /// A field of the metadata has an invalid value.
  case badField(path: String, field: String, found: String, rule: String)
  /// A dataset without metadata.
  case missingMetadata(path: String, metadata: String)
  /// Metadata without its dataset.
  case missingDataset(path: String, dataset: String)
  /// The metadata describes another file than the one to open.
  case anotherDataset(path: String, dataset: String)
}

extension SigMFError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(VisibleText.of(path)): is not SigMF metadata (\(VisibleText.of(reason)))"
    case .unknownDatatype(let path, let found):
      "\(VisibleText.of(path)): core:datatype is \(VisibleText.of(found)), "
        + "but must be a type such as cf32_le, ri16_be or cu8; --format overrides it"
    case .badField(let path, let field, let found, let rule):
      "\(VisibleText.of(path)): \(field) is \(VisibleText.of(found)), but must be \(rule)"
    case .missingMetadata(let path, let metadata):
      "\(VisibleText.of(path)): has no \(VisibleText.of(metadata)) beside it; "
        + "give --format and --rate"
    case .anotherDataset(let path, let dataset):
      "\(VisibleText.of(path)): describes \(VisibleText.of(dataset)), not the .sigmf-data beside it"
    case .missingDataset(let path, let dataset):
      "\(VisibleText.of(path)): its data file \(VisibleText.of(dataset)) is not beside it"
    }
  }
}
