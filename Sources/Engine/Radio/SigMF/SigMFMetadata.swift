import FoundationEssentials
import Foundations
import Labels

/// A `.sigmf-meta` file (SigMF 1.2, `docs/formats/sigmf.md`).
struct SigMFMetadata: Codable, Sendable, Equatable {
  var global: SigMFGlobal
  var captures: [SigMFCapture]
  var annotations: [SigMFAnnotation]

  static let version = "1.2.0"
  /// The maximum size of a metadata file in bytes.
  static let largestSize = 64 << 20

  private static let ownExtension = SigMFGlobal.Extension(
    name: "labeltui", version: "1.0.0", optional: true)

  init(global: SigMFGlobal, captures: [SigMFCapture], annotations: [SigMFAnnotation]) {
    self.global = global
    self.captures = captures
    self.annotations = annotations
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    global = try container.decode(SigMFGlobal.self, forKey: .global)
    captures = try container.decodeIfPresent([SigMFCapture].self, forKey: .captures) ?? []
    annotations =
      try container.decodeIfPresent([SigMFAnnotation].self, forKey: .annotations) ?? []
  }

  /// Reads the file at `url`; throws `FileError` or `LabelFileError`.
  init(contentsOf url: URL) throws {
    try self.init(
      FileSystem.contents(of: url.path, limit: Self.largestSize), path: url.path)
  }

  /// The metadata in `data`, the content of the file at `path`; throws `LabelFileError`.
  init(_ data: Data, path: String) throws {
    do {
      self = try JSONParser.decode(SigMFMetadata.self, from: data)
    } catch let error as DecodingError {
      throw LabelFileError.unreadable(
        path: path, format: "SigMF metadata", reason: DecodingProblem.sentence(error))
    }
  }

  /// Declares the namespace of LabelTUI's own fields if the file has any.
  mutating func declareOwnFields() {
    let hasOwnFields =
      !global.writes.isEmpty || global.base != nil
      || annotations.contains { $0.savedSample != nil || $0.proposal != nil }
    guard hasOwnFields,
      global.others["core:extensions"] == nil,
      !global.extensions.contains(where: { $0.name == Self.ownExtension.name })
    else { return }
    global.extensions.append(Self.ownExtension)
  }
}
