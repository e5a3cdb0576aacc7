import Foundations

/// What `manifest.jsonl` and `metadata.json` say about samples whose records do not: the source, the
/// action, and the names of classes.
struct PictureContext: Sendable {
  /// The state of the files.
  struct Marks: Sendable, Equatable {
    var manifest: FileIdentity?
    var metadata: FileIdentity?

    init(_ folder: PictureFolder) {
      manifest = FileIdentity(folder.manifest)
      metadata = FileIdentity(folder.metadata)
    }
  }

  let marks: Marks
  private let origins: [String: (source: String?, actionID: String?)]
  private let metadata: PictureMetadata

  /// Reads the files of `folder`; what cannot be read is left out.
  init(of folder: PictureFolder) {
    marks = Marks(folder)
    let lines = (try? PictureManifest(of: folder).lines) ?? []
    origins = Dictionary(
      lines.map { ($0.line.id, ($0.line.source, $0.line.actionID)) }, uniquingKeysWith: { $1 })
    metadata =
      (try? JSONFile.read(PictureMetadata.self, from: folder.metadata)) ?? PictureMetadata()
  }

  /// Adds to `record` of sample `id` what it does not state.
  func complete(_ record: inout PictureRecord, of id: SampleID) {
    if record.source == nil { record.source = origins[id.text]?.source }
    if record.actionID == nil { record.actionID = origins[id.text]?.actionID }
    for index in record.boxes.indices where record.boxes[index].className == nil {
      record.boxes[index].className =
        record.boxes[index].categoryID.flatMap { metadata.category($0) }
    }
  }
}
