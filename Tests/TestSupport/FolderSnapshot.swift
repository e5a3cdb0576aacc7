import Foundation

/// All files of a folder, including hidden ones, for detecting changes.
public struct FolderSnapshot: Equatable, Sendable {
  /// The content of every file, by its path relative to the folder.
  public private(set) var contents: [String: Data] = [:]
  /// The modification time of every file and folder.
  public private(set) var changes: [String: Date] = [:]

  /// The current content of `folder`.
  public init(_ folder: URL) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let url = folder.appending(path: name)
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      changes[name] = attributes[.modificationDate] as? Date
      if attributes[.type] as? FileAttributeType == .typeRegular {
        contents[name] = try Data(contentsOf: url)
      }
    }
  }

  /// The files, in which all times in records, manifests and the index are replaced by the same value.
  public var timeless: [String: Data] {
    contents.mapValues { data in
      guard let text = String(data: data, encoding: .utf8) else { return data }
      let time = /"(created_at|updated_at|added_at|last_updated)": "[-0-9:.TZ]+"/
      return Data(text.replacing(time) { "\"\($0.output.1)\": \"now\"" }.utf8)
    }
  }
}
