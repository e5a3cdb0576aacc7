import Datasets
import FoundationEssentials
import Foundations
import Glibc

/// A folder that is filled under a temporary name until `putInPlace` renames it. Otherwise it is
/// removed in `deinit`.
///
/// The process that fills it holds its lock. A folder that is not locked was left by a killed
/// process.
final class BuildingFolder {
  private static let suffix = ".labeltui-export"

  private let folder: Folder
  private let parent: Folder
  private let temporary: String
  private let name: String
  private var isInPlace = false

  var path: String { folder.path }

  /// Creates a folder that will become `name` in `parent`, and removes leftover folders of killed
  /// processes there.
  init(for name: String, in parent: String) throws(FileError) {
    self.parent = try Folder(parent)
    self.name = name
    Self.removeAbandoned(in: self.parent)
    (folder, temporary) = try Self.make(for: name, in: self.parent)
  }

  deinit {
    if !isInPlace { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Renames the folder to its final name, durably; replaces an empty folder of that name.
  func putInPlace() throws(FileError) { try rename(to: name) }

  /// Renames the folder to `name`, durably; returns false if a folder of that name has files.
  func putInPlace(as name: String) throws(FileError) -> Bool {
    do throws(FileError) {
      try rename(to: name)
      return true
    } catch .system(.rename, _, code: ENOTEMPTY), .system(.rename, _, code: EEXIST) {
      return false
    }
  }

  private func rename(to name: String) throws(FileError) {
    try parent.rename(temporary, to: name)
    isInPlace = true
    try parent.sync()
  }

  private static func make(
    for name: String, in parent: Folder
  ) throws(FileError) -> (Folder, String) {
    while true {
      let unique = String(UInt64.random(in: .min ... .max), radix: 16)
      // Two dots and the hexadecimal digits must fit into a name of 255 bytes.
      let temporary = ".\(String(name.prefix(40))).\(unique)\(suffix)"
      let folder = try makeFolder(temporary, in: parent)
      // Until it was locked it looked abandoned, so another process may have removed it.
      if folder.lockIfFree() != .heldByAnother, !folder.isNameless { return (folder, temporary) }
    }
  }

  /// Creates the folder `name`. If it cannot be opened or synced, it is removed again, since nothing owns
  /// it yet.
  private static func makeFolder(_ name: String, in parent: Folder) throws(FileError) -> Folder {
    do throws(FileError) {
      return try parent.makeFolders([name])
    } catch {
      rmdir("\(parent.path)/\(name)")
      throw error
    }
  }

  /// Removes leftover folders of killed processes. Failures are ignored.
  private static func removeAbandoned(in parent: Folder) {
    let names = (try? parent.names()) ?? []
    for name in names where name.hasPrefix(".") && name.hasSuffix(suffix) {
      guard let folder = try? parent.folder(name), folder.lockIfFree() == .taken else { continue }
      try? FileManager.default.removeItem(atPath: folder.path)
    }
  }
}
