import FoundationEssentials
import Foundations
import Labels

/// Boxes as annotations of SigMF metadata.
extension CaptureBoxCodec {
  /// A list of annotations without the rest of SigMF metadata.
  private struct AnnotationList: Decodable {
    var annotations: [SigMFAnnotation]
  }

  /// SigMF metadata of the capture with `annotations`: a recording's own, else metadata that describe the file.
  func metadata(with annotations: [Annotation]) throws -> Data {
    var metadata = recorded ?? SigMFMetadata(describing: capture)
    metadata.global.writes = []
    metadata.global.base = nil
    let mapping = CaptureMapping(metadata, on: capture)
    metadata.annotations = annotations.map { annotation in
      var unmarked = annotation
      // A mark is valid only on this computer.
      unmarked.savedSample = nil
      return mapping.entry(for: unmarked, original: nil, placement: .moved)
    }
    metadata.declareOwnFields()
    return try OrderedJSONEncoder(.pretty).encode(metadata)
  }

  /// The metadata of a SigMF recording, which has segments of its own.
  private var recorded: SigMFMetadata? {
    guard capture.container == .sigmf else { return nil }
    return try? SigMFMetadata(contentsOf: capture.facts.metadata)
  }

  /// The boxes of SigMF metadata, or of an object or list with annotations only.
  func boxes(inMetadata data: Data, path: String) throws -> BoxFileContent {
    let metadata = try metadata(in: data, path: path)
    let mapping = CaptureMapping(metadata, on: capture)
    var intake = BoxFileIntake(path: path)
    for (index, entry) in metadata.annotations.enumerated() {
      try intake.add { () throws(BoxFileProblem) in
        guard let found = mapping.annotation(of: entry, id: UUID()) else {
          throw BoxFileProblem(
            "annotations[\(index)]",
            "is empty or outside of the capture, which has \(capture.sampleCount) samples")
        }
        let annotation = Annotation(
          box: found.box, label: found.label, comment: found.comment, proposal: found.proposal)
        let isClipped = entry.sampleCount.map { $0 != found.box.samples.count } ?? false
        return (annotation, isClipped)
      }
    }
    return try intake.finished()
  }

  private func metadata(in data: Data, path: String) throws(BoxFileError) -> SigMFMetadata {
    do {
      let document = try JSONParser.document(data)
      // Without a description of the recording, samples count from the first one, and edges are RF.
      var metadata = SigMFMetadata(describing: capture)
      switch try JSONParser.decode(JSONValue.self, from: document) {
      case .array:
        metadata.annotations = try JSONParser.decode([SigMFAnnotation].self, from: document)
      case .object(let object) where object["global"] == nil:
        metadata.annotations =
          try JSONParser.decode(AnnotationList.self, from: document).annotations
      case .object, .null, .bool, .number, .string:
        metadata = try JSONParser.decode(SigMFMetadata.self, from: document)
      }
      return metadata
    } catch {
      throw .unreadable(path: path, .sigmf, reason: DecodingProblem.sentence(error))
    }
  }
}
