import FoundationEssentials
import Foundations
import Imaging

extension PictureStore {
  /// All picture samples, sorted by id.
  package func samples() throws -> [SampleID] {
    guard try root.exists() else { return [] }
    return try folder.listing().samples.map(\.id)
  }

  /// The classes of the picture samples, the oldest first; empty if `metadata.json` cannot be read.
  package func classes() -> [String] {
    let metadata = try? JSONFile.read(PictureMetadata.self, from: folder.metadata)
    return (metadata?.categoryIDs ?? [:]).sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      .map(\.key)
  }

  /// The problems of the picture samples. Reads every record. A sample that another program saves or
  /// deletes meanwhile is no problem.
  package func warnings() throws -> [DatasetWarning] {
    guard try root.exists() else { return [] }
    let listing = try folder.listing()
    // A file whose other half is just being written or removed is not listed twice.
    let lasting = listing.warnings.isEmpty ? [] : try folder.listing().warnings
    return try listing.warnings.filter(lasting.contains)
      + listing.samples.compactMap { sample in
        do {
          _ = try content(of: sample.id)
          return nil
        } catch let error as FileError where error.isOfTheSystem {
          throw error
        } catch SampleError.noSuchKey {
          return nil
        } catch {
          return .unreadablePicture(path: folder.record(sample.id), reason: "\(error)")
        }
      }
  }

  /// The sample `id`, without its image; throws `SampleError` if there is none.
  package func content(of id: SampleID) throws -> SampleContent {
    try existing(id) { try reader.content(of: id) }
  }

  /// The image of sample `id`, as it was saved; throws `SampleError` if there is none.
  package func imageFile(of id: SampleID) throws -> ImageFile {
    let url = try imageURL(of: id)
    let data = try FileSystem.contents(of: url.path, limit: PictureLimits.fileBytes)
    let facts = try PictureFacts(of: data, path: url.path)
    return ImageFile(data: data, format: facts.format, width: facts.width, height: facts.height)
  }

  /// The image file of sample `id`; throws `SampleError` if there is none.
  package func imageURL(of id: SampleID) throws -> URL {
    guard let name = try folder.imageName(id) else { throw SampleError.noSuchKey(.picture(id)) }
    return imageURL(name)
  }

  private func imageURL(_ name: String) -> URL {
    dataset.appending(path: "\(PictureFolder.imagesName)/\(name)", directoryHint: .notDirectory)
  }

  /// The record of sample `id`; throws `SampleError` if there is none.
  func record(_ id: SampleID) throws -> PictureRecord { try existing(id) { try reader.record(id) } }

  /// The result of `read`; throws `SampleError.noSuchKey` if a file of sample `id` does not exist.
  private func existing<Result>(_ id: SampleID, _ read: () throws -> Result) throws -> Result {
    do {
      return try read()
    } catch let error as FileError where error.isAbsence {
      throw SampleError.noSuchKey(.picture(id))
    }
  }
}
