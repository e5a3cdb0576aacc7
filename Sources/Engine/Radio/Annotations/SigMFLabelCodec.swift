import FoundationEssentials
import Foundations
import Labels
import Libraries

/// Reads and writes labels of a capture as annotations of SigMF metadata (`docs/formats/sigmf.md`).
package struct SigMFLabelCodec: LabelCodec {
  /// The only document of a SigMF file.
  package enum Document: Hashable, Sendable { case capture }

  /// The metadata without its annotations.
  package struct Fields: Sendable {
    var metadata: SigMFMetadata
  }

  /// The capture. It is replaced when the file grows.
  var capture: Capture

  package func emptyContent() -> LabelContent<Self> {
    LabelContent(fields: Fields(metadata: SigMFMetadata(describing: capture)))
  }

  package func importedContent() -> LabelContent<Self>? { nil }

  package func decode(
    _ data: Data, path: String, known: LabelContent<Self>
  ) throws -> LabelContent<Self> {
    var metadata = try SigMFMetadata(data, path: path)
    guard metadata.describes(capture) else {
      throw LabelFileError.anotherDocument(
        path: path, described: metadata.global.dataset ?? "the .sigmf-data file beside it")
    }
    let entries = metadata.annotations
    let ids = LabelIdentities.assign(stated: entries.map(\.statedID)) { entries[$0].derivedID }
    let (writes, base) = (metadata.global.writes, metadata.global.base)
    (metadata.global.base, metadata.annotations) = (nil, [])
    var content = LabelContent<Self>(fields: Fields(metadata: metadata))
    content.entries = Dictionary(zip(ids, entries), uniquingKeysWith: { $1 })
    content.order = ids
    content.writes = writes
    content.base = base?.labelBase
    return content
  }

  package func encode(_ content: inout LabelContent<Self>) throws -> Data {
    let sorted = content.entries.sorted { first, second in
      first.value.sampleStart == second.value.sampleStart
        ? first.key.uuidString < second.key.uuidString
        : first.value.sampleStart < second.value.sampleStart
    }
    content.order = sorted.map(\.key)
    var file = content.fields.metadata
    file.annotations = sorted.map(\.value)
    file.global.writes = content.writes
    file.global.base = content.base.map(SigMFLabelBase.init)
    file.declareOwnFields()
    content.fields.metadata.global.extensions = file.global.extensions
    return try OrderedJSONEncoder(.pretty).encode(file)
  }

  package func merge(_ theirs: Fields, into ours: Fields) -> Fields { theirs }

  package func mapping(of document: Document, in fields: Fields) -> CaptureMapping {
    CaptureMapping(fields.metadata, on: capture)
  }
}

extension CaptureMapping: LabelMapping {
  package func holds(_ entry: SigMFAnnotation) -> Bool { true }

  package func annotation(of entry: SigMFAnnotation, id: UUID) -> Annotation? {
    guard let box = box(of: entry) else { return nil }
    return Annotation(
      id: id, box: box, label: entry.label, comment: entry.comment,
      savedSample: entry.savedSample, proposal: entry.proposal)
  }

  package func entry(
    for annotation: Annotation, original: SigMFAnnotation?,
    placement: LabelPlacement<SigMFAnnotation>
  ) -> SigMFAnnotation {
    var entry = original ?? SigMFAnnotation(sampleStart: 0)
    switch placement {
    case .unchanged: break
    case .restored(let earlier): entry.copyPosition(of: earlier)
    case .moved:
      place(&entry, at: annotation.box)
      entry.generator = "labeltui \(EngineVersion.current)"
    }
    entry.label = annotation.label
    entry.savedSample = annotation.savedSample
    entry.proposal = annotation.proposal
    entry.comment = annotation.comment
    if entry.statedID != annotation.id { entry.uuid = annotation.id.uuidString.lowercased() }
    return entry
  }
}

extension SigMFAnnotation {
  /// The note; nil if there is none. Setting an equal one keeps the member as it is in the file.
  fileprivate var comment: String? {
    get {
      guard case .string(let text)? = others["core:comment"], !text.isEmpty else { return nil }
      return text
    }
    set {
      if newValue != comment { others["core:comment"] = newValue.map { .string($0) } }
    }
  }

  /// Copies the position of `earlier`, and the name of the program that chose the position.
  fileprivate mutating func copyPosition(of earlier: SigMFAnnotation) {
    sampleStart = earlier.sampleStart
    sampleCount = earlier.sampleCount
    lowerEdge = earlier.lowerEdge
    upperEdge = earlier.upperEdge
    generator = earlier.generator
  }
}
