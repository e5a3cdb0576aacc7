import Imaging

/// The names of the files of picture samples (`docs/formats/picture-samples.md`).
enum PictureSampleFile {
  /// The purpose of a file in the folder `images`.
  enum ImageKind: CaseIterable, Sendable {
    case image
    /// Written, but not renamed to its final name.
    case staged

    fileprivate var prefix: String { self == .image ? "" : "." }
    fileprivate var suffix: String { self == .image ? "" : ".staged" }
  }

  /// The purpose of a file in the folder `annotations`.
  enum RecordKind: CaseIterable, Sendable {
    case record
    /// Written, but not renamed to its final name.
    case staged
    /// The record of a sample that is being deleted.
    case deleted

    fileprivate var prefix: String { self == .record ? "" : "." }
    fileprivate var suffix: String {
      switch self {
      case .record: ".json"
      case .staged: ".json.staged"
      case .deleted: ".json.deleted"
      }
    }
  }

  /// The endings of image files; LabelTUI writes the first two.
  static let endings = ["png", "jpg", "jpeg"]

  /// The name of an image with this ending.
  static func imageName(_ id: SampleID, ending: String, _ kind: ImageKind = .image) -> String {
    "\(kind.prefix)\(id).\(ending)\(kind.suffix)"
  }

  /// The name of a record.
  static func recordName(_ id: SampleID, _ kind: RecordKind = .record) -> String {
    "\(kind.prefix)\(id)\(kind.suffix)"
  }

  /// The parts of `name`, which is in the folder `images`; nil if it does not belong to a sample.
  static func image(named name: String) -> (id: SampleID, ending: String, kind: ImageKind)? {
    for kind in ImageKind.allCases {
      for ending in endings {
        if let id = id(of: name, prefix: kind.prefix, suffix: ".\(ending)\(kind.suffix)") {
          return (id, ending, kind)
        }
      }
    }
    return nil
  }

  /// The parts of `name`, which is in the folder `annotations`; nil if it does not belong to a
  /// sample.
  static func record(named name: String) -> (id: SampleID, kind: RecordKind)? {
    for kind in RecordKind.allCases {
      if let id = id(of: name, prefix: kind.prefix, suffix: kind.suffix) { return (id, kind) }
    }
    return nil
  }

  private static func id(of name: String, prefix: String, suffix: String) -> SampleID? {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix),
      name.utf8.count > prefix.utf8.count + suffix.utf8.count
    else { return nil }
    return SampleID(ifValid: name.dropFirst(prefix.count).dropLast(suffix.count))
  }
}

extension PictureFileFormat {
  /// The ending of the image file of a sample.
  var sampleEnding: String {
    switch self {
    case .png: "png"
    case .jpeg: "jpg"
    }
  }
}
