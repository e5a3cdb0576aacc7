import FoundationEssentials
import Foundations

/// A folder that is being filled under a temporary name, until `putInPlace` gives it its own. Without that,
/// it is removed when nobody holds it any more.
///
/// Whoever fills it holds its lock. One that nobody has locked was left by a killed process.
final class BuildingFolder {
  private static let suffix = ".labeltui-export"

  private let folder: Folder
  private let parent: Folder
  private let temporary: String
  private let name: String
  private var isInPlace = false

  var path: String { folder.path }

  /// Makes a folder that is to become `name` in `parent`, after those that killed processes left there are
  /// removed.
  init(for name: String, in parent: String) throws(FileError) {
    self.parent = try Folder(parent)
    self.name = name
    Self.removeAbandoned(in: self.parent)
    (folder, temporary) = try Self.make(for: name, in: self.parent)
  }

  deinit {
    if !isInPlace { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Gives the folder its name, durably; an empty folder of that name is replaced.
  func putInPlace() throws(FileError) {
    try parent.rename(temporary, to: name)
    isInPlace = true
    try parent.sync()
  }

  private static func make(
    for name: String, in parent: Folder
  ) throws(FileError) -> (Folder, String) {
    while true {
      let unique = String(UInt64.random(in: .min ... .max), radix: 16)
      // Two dots and the hexadecimal digits leave room in a name of 255 bytes.
      let temporary = ".\(String(name.prefix(40))).\(unique)\(suffix)"
      let folder = try parent.makeFolders([temporary])
      // Before it was locked it looked abandoned, and may have been removed.
      if folder.lockIfFree() != .heldByAnother, !folder.isNameless { return (folder, temporary) }
    }
  }

  /// That one cannot be removed stops nobody.
  private static func removeAbandoned(in parent: Folder) {
    let names = (try? parent.names()) ?? []
    for name in names where name.hasPrefix(".") && name.hasSuffix(suffix) {
      guard let folder = try? parent.folder(name), folder.lockIfFree() == .taken else { continue }
      try? FileManager.default.removeItem(atPath: folder.path)
    }
  }
}
