import FoundationEssentials
import Foundations

/// A file that is added to a recorded session. An existing file is never changed.
package enum AddedFile {
  /// What became of the file.
  package enum Outcome: String, Sendable, Codable {
    /// It was written.
    case written
    /// It was there, with the same content.
    case unchanged
    /// It was there with another content, and stays as it is.
    case kept

    /// A sentence about the file `name`.
    package func sentence(about name: String) -> String {
      switch self {
      case .written: "wrote \(name)"
      case .unchanged: "\(name) has this content already"
      case .kept: "kept \(name), which has other content; remove it to have it written again"
      }
    }
  }

  /// The maximum size of an existing file that is compared.
  private static let limit = 64 << 20

  /// Removes temporary files that killed processes left in the folder `folders` of `root`. A failure is ignored, because
  /// the next run tries it again.
  static func removeAbandoned(in folders: [String], of root: URL) {
    guard var folder = try? Folder(root.path) else { return }
    for name in folders {
      guard let inner = try? folder.folder(name) else { return }
      folder = inner
    }
    try? folder.removeAbandoned(suffix: "")
  }

  /// Writes `data` to the new file `name` in the folder `folders` of `root`, which is created if necessary. Links are not
  /// followed. Throws `FileError`.
  static func write(
    _ data: Data, _ name: String, in folders: [String], of root: URL
  ) throws(FileError) -> Outcome {
    let folder = try Folder(root.path).makeFolders(folders)
    if try folder.status(of: name) == nil {
      if try folder.stage(data, for: name, durability: .replaced).putInPlaceIfFree() {
        return .written
      }
    }
    return try folder.contents(of: name, limit: limit) == data ? .unchanged : .kept
  }
}
