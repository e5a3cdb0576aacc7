import Foundation

/// All files of a folder, including hidden ones, for detecting changes. The catalogs of datasets and
/// the lock files beside them, which reading may create, are left out.
public struct FolderSnapshot: Equatable, Sendable {
  /// The content of every file, by its path relative to the folder.
  public private(set) var contents: [String: Data] = [:]
  /// The modification time of every file and folder.
  public private(set) var changes: [String: Date] = [:]

  /// The current content of `folder`.
  public init(_ folder: URL) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let url = folder.appending(path: name)
      if Self.isOfCatalog(url.lastPathComponent) { continue }
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      let isDataset = FileManager.default.fileExists(
        atPath: url.appending(path: "signals").path)
      if !isDataset { changes[name] = attributes[.modificationDate] as? Date }
      if attributes[.type] as? FileAttributeType == .typeRegular {
        contents[name] = try Data(contentsOf: url)
      }
    }
  }

  private static func isOfCatalog(_ name: String) -> Bool {
    name == ".lock" || name.hasPrefix("catalog.db")
  }

  /// The files, in which all times in records, manifests and the index are replaced by the same value.
  public var timeless: [String: Data] {
    contents.mapValues { data in
      guard let text = String(data: data, encoding: .utf8) else { return data }
      let time =
        /"(created_at|updated_at|added_at|last_updated|reviewed_at|date_created)"(: ?)"[-0-9:.TZ]+"/
      return Data(text.replacing(time) { "\"\($0.output.1)\"\($0.output.2)\"now\"" }.utf8)
    }
  }
}
