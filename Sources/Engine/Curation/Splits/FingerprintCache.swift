import Datasets
import FoundationEssentials
import Foundations
import Imaging

/// The fingerprints of a dataset's pictures, in `splits/fingerprints.json`. Pictures never change, since
/// their ids are hashes of their files, so each is decoded only once.
///
/// The file is derived from the pictures: if it is missing, damaged or cannot be written, they are
/// decoded again.
struct FingerprintCache {
  private static let name = "fingerprints.json"
  /// The way the bits are computed. Others are ignored.
  private static let method = "dhash-9x8"

  private struct Content: Codable {
    var method: String
    var pictures: Texts
  }

  /// The bits in hexadecimal digits, by the id of the picture. Written sorted by id.
  private struct Texts: Codable {
    var values: [String: String]

    init(values: [String: String]) { self.values = values }

    init(from decoder: any Decoder) throws {
      values = try decoder.singleValueContainer().decode([String: String].self)
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: FieldName.self)
      for (name, text) in values.sorted(by: { $0.key < $1.key }) {
        try container.encode(text, forKey: FieldName(name))
      }
    }
  }

  private let dataset: Dataset
  private let stored: [String: String]

  /// Reads the cache of `dataset`.
  init(_ dataset: Dataset) {
    self.dataset = dataset
    let path = "\(dataset.folder.path)/\(SplitStore.folderName)/\(Self.name)"
    let content = try? JSONFile.read(Content.self, from: path)
    stored = content.flatMap { $0.method == Self.method ? $0.pictures.values : nil } ?? [:]
  }

  /// The fingerprints of `pictures`. Pictures that cannot be decoded are left out: they match no other.
  /// `progress` is called with the completed share, 0...1. Holds one picture in memory at a time. Throws
  /// `FileError` for an error of the system: a picture must not get on another side because of it.
  func fingerprints(
    of pictures: [SampleID], progress: (Double) throws -> Void
  ) throws -> [SampleID: PictureFingerprint] {
    var found: [SampleID: PictureFingerprint] = [:]
    for (index, id) in pictures.enumerated() {
      found[id] = try known(id) ?? fingerprint(of: id)
      try progress(Double(index + 1) / Double(pictures.count))
    }
    save(found)
    return found
  }

  private func known(_ id: SampleID) -> PictureFingerprint? {
    stored[id.text].flatMap { UInt64($0, radix: 16) }.map(PictureFingerprint.init)
  }

  private func fingerprint(of id: SampleID) throws -> PictureFingerprint? {
    do {
      return try PicturePyramid.load(dataset.pictures.imageURL(of: id)).map(PictureFingerprint.init)
    } catch PictureError.file(let error) where error.isOfTheSystem {
      throw error
    } catch let error as FileError where error.isOfTheSystem {
      throw error
    } catch {
      return nil
    }
  }

  /// Stores `found` if it is new. A failure is ignored.
  private func save(_ found: [SampleID: PictureFingerprint]) {
    let texts = Dictionary(
      uniqueKeysWithValues: found.map { ($0.key.text, String($0.value.bits, radix: 16)) })
    guard texts != stored else { return }
    try? dataset.whileLocked { root in
      let content = Content(method: Self.method, pictures: Texts(values: texts))
      try root.makeFolders([SplitStore.folderName]).replace(
        Self.name, with: OrderedJSONEncoder(.pretty).encode(content), durability: .none)
    }
  }
}
