/// A file in a class's `samples` folder, identified by its name.
struct SampleFile: Hashable, Sendable {
  /// The purpose of a file.
  enum Kind: CaseIterable, Sendable {
    case image, record
    /// Written, but not renamed to its final name.
    case stagedImage, stagedRecord
    /// The record of a sample that is being deleted.
    case deletedRecord

    fileprivate var prefix: String {
      switch self {
      case .image, .record: ""
      case .stagedImage, .stagedRecord, .deletedRecord: "."
      }
    }

    fileprivate var suffix: String {
      switch self {
      case .image: ".npz"
      case .record: ".json"
      case .stagedImage: ".npz.staged"
      case .stagedRecord: ".json.staged"
      case .deletedRecord: ".json.deleted"
      }
    }
  }

  let kind: Kind
  let id: SampleID

  init(kind: Kind, id: SampleID) {
    self.kind = kind
    self.id = id
  }

  /// The file called `name`; nil if it does not belong to a sample.
  init?(name: String) {
    for kind in Kind.allCases where name.hasPrefix(kind.prefix) && name.hasSuffix(kind.suffix) {
      let text = name.dropFirst(kind.prefix.count).dropLast(kind.suffix.count)
      if let id = SampleID(ifValid: text) {
        self.init(kind: kind, id: id)
        return
      }
    }
    return nil
  }

  var name: String { "\(kind.prefix)\(id)\(kind.suffix)" }
}
