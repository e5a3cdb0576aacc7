import FoundationEssentials
import Foundations
import Imaging
import Synchronization

/// Reads the records of picture samples. Takes no lock and changes nothing.
final class PictureReader: Sendable {
  let folder: PictureFolder
  /// What `manifest.jsonl` and `metadata.json` say about samples of other programs.
  private let context = Mutex<PictureContext?>(nil)

  /// Reads the samples in `folder`.
  init(_ folder: PictureFolder) { self.folder = folder }

  /// The sample `id`, without its image. Throws `FileError` if there is none, or `SampleError`.
  func content(of id: SampleID) throws -> SampleContent {
    try content(of: id, record(id))
  }

  /// The sample `id`, whose record is `record`.
  func content(of id: SampleID, _ record: PictureRecord) throws -> SampleContent {
    guard let image = try folder.imageName(id) else { throw SampleError.noSuchKey(.picture(id)) }
    if let width = record.width, let height = record.height, width > 0, height > 0 {
      return record.content(id, size: (width, height))
    }
    let facts = try PictureFacts(
      contentsOf: URL(filePath: "\(folder.images)/\(image)", directoryHint: .notDirectory))
    return record.content(id, size: (facts.width, facts.height))
  }

  /// The record of sample `id`, completed from `manifest.jsonl` and `metadata.json` if another
  /// program wrote it.
  func record(_ id: SampleID) throws -> PictureRecord {
    let path = folder.record(id)
    do {
      var record = try JSONFile.read(PictureRecord.self, from: path)
      if record.revision == nil || record.boxes.contains(where: { $0.className == nil }) {
        currentContext().complete(&record, of: id)
      }
      if let index = record.boxes.firstIndex(where: { $0.className == nil }) {
        throw PictureSampleError.noCategoryName(field: "annotations.[\(index)]")
      }
      return record
    } catch let error as FileError {
      throw error
    } catch {
      throw SampleError.unreadableRecord(path: path, reason: DecodingProblem.sentence(error))
    }
  }

  private func currentContext() -> PictureContext {
    context.withLock { known in
      if let known, known.marks == PictureContext.Marks(folder) { return known }
      let current = PictureContext(of: folder)
      known = current
      return current
    }
  }
}
