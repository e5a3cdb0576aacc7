import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// A line of `manifest.jsonl`.
struct PictureManifestLine: Codable, Sendable, Hashable {
  var id: String
  var image: String
  var annotations: String
  var actionID: String?
  var actionType: String?
  var timestamp: JSONValue?
  var activeStates: [String]?
  var source: String?
  var isNew: Bool?
  var reviewed: Bool?

  private enum CodingKeys: String, CodingKey {
    case id, image, annotations
    case actionID = "action_id"
    case actionType = "action_type"
    case timestamp
    case activeStates = "active_states"
    case source
    case isNew = "is_new"
    case reviewed
  }

  /// The line of sample `id`, whose image file is `image`, without its context.
  init(id: SampleID, image: String) {
    self.id = id.text
    self.image = "\(PictureFolder.imagesName)/\(image)"
    annotations = "\(PictureFolder.recordsName)/\(PictureSampleFile.recordName(id))"
  }

  /// The line of sample `id`, whose image file is `image`.
  init(_ record: PictureRecord, id: SampleID, image: String) {
    self.init(id: id, image: image)
    actionID = record.actionID
    actionType = record.context.actionType
    timestamp = record.context.timestamp
    activeStates = record.context.activeStates
    source = record.source
    isNew = true
    reviewed = false
  }
}

/// The file `manifest.jsonl` of a dataset, with one line per picture, in the order of their first
/// saves. Saves append to it.
///
/// The line of a deleted picture stays until the file is brought up to date. A line whose sample
/// does not exist does not count.
struct PictureManifest {
  private static let limit = 1 << 30
  private static let newline = UInt8(ascii: "\n")

  /// The lines in the order of the file, without those that are not lines of a manifest.
  let lines: [(text: Data, line: PictureManifestLine)]
  /// Whether the file has other lines than these.
  let hasOthers: Bool

  /// Reads the file of `folder`, which may be absent.
  init(of folder: PictureFolder) throws(FileError) {
    let data: Data
    do {
      data = try FileSystem.contents(of: folder.manifest, limit: Self.limit)
    } catch {
      guard error.isAbsence else { throw error }
      data = Data()
    }
    var lines: [(text: Data, line: PictureManifestLine)] = []
    var hasOthers = data.last.map { $0 != Self.newline } ?? false
    for text in data.split(separator: Self.newline) {
      if let line = try? JSONParser.decode(PictureManifestLine.self, from: Data(text)) {
        lines.append((text, line))
      } else {
        hasOthers = true
      }
    }
    self.lines = lines
    self.hasOthers = hasOthers
  }

  /// Appends `line` to the file in `dataset`. The line may be incomplete after a power cut.
  static func append(_ line: PictureManifestLine, in dataset: Folder) throws {
    var text = try OrderedJSONEncoder(.compact).encode(line)
    text.append(newline)
    let file = try dataset.open(
      PictureFolder.manifestName, flags: O_RDWR | O_CREAT | O_APPEND)
    // A line of another program may have no newline.
    let size = try file.regularFileSize
    if size > 0, try file.bytes(at: size - 1, count: 1).first != newline {
      text.insert(newline, at: text.startIndex)
    }
    try file.write(text)
  }

  /// The content of the file for the samples in `current`: existing lines stay as they are, lines of
  /// other samples are dropped, missing lines are appended. Nil if nothing changes.
  func updated(by current: [(id: SampleID, line: PictureManifestLine)]) throws -> Data? {
    var missing = Dictionary(current.map { ($0.id.text, $0.line) }, uniquingKeysWith: { $1 })
    var data = Data()
    var hasDropped = hasOthers
    for (text, line) in lines {
      guard missing.removeValue(forKey: line.id) != nil else {
        hasDropped = true
        continue
      }
      data += text
      data.append(Self.newline)
    }
    for (id, line) in current where missing[id.text] != nil {
      data += try OrderedJSONEncoder(.compact).encode(line)
      data.append(Self.newline)
    }
    return hasDropped || !missing.isEmpty ? data : nil
  }
}
