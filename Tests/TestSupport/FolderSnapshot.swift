import Foundation

/// All files below a folder, hidden ones too: to see whether anything has changed.
public struct FolderSnapshot: Equatable, Sendable {
  /// The content of every file, by its path from the folder on.
  public private(set) var contents: [String: Data] = [:]
  /// When every file and folder was last changed.
  public private(set) var changes: [String: Date] = [:]

  /// What is below `folder` now.
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

  /// The files, with the times in records, manifests and the index made the same.
  public var timeless: [String: Data] {
    contents.mapValues { data in
      guard let text = String(data: data, encoding: .utf8) else { return data }
      let time = /"(created_at|updated_at|added_at|last_updated)": "[-0-9:.TZ]+"/
      return Data(text.replacing(time) { "\"\($0.output.1)\": \"now\"" }.utf8)
    }
  }
}
