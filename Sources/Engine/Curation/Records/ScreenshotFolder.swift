import FoundationEssentials
import Foundations
import Imaging

/// The folder with the screenshots of records. Only files inside of it are read, and no links.
struct ScreenshotFolder: Sendable {
  /// A reference to a screenshot that is not used.
  enum Refusal: Error, CustomStringConvertible {
    case leavesFolder(reference: String)
    case absent(reference: String, folder: String)

    var description: String {
      switch self {
      case .leavesFolder(let reference):
        "is \"\(reference.prefix(80))\", which is not a path inside the folder of the screenshots"
      case .absent(let reference, let folder):
        "is \"\(reference.prefix(80))\", but \(folder) has no such file"
      }
    }
  }

  private let folder: Folder

  /// Opens the folder at `path`.
  init(_ path: String) throws(FileError) { folder = try Folder(path) }

  /// The bytes and the path of the screenshot `reference`. Throws `Refusal`, or `FileError`.
  func contents(of reference: String) throws -> (data: Data, path: String) {
    let parts = reference.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." || $0.contains("\0") })
    else { throw Refusal.leavesFolder(reference: reference) }
    if let found = try existing(parts[...]) { return found }
    // Records name the folder of the screenshots, too, if they are in a subfolder of a session.
    if parts.count > 1, parts[0] == FileSystem.name(of: folder.path),
      let found = try existing(parts.dropFirst())
    {
      return found
    }
    throw Refusal.absent(reference: reference, folder: folder.path)
  }

  /// The file at `parts`; nil if there is none.
  private func existing(
    _ parts: ArraySlice<Substring>
  ) throws(FileError) -> (data: Data, path: String)? {
    do throws(FileError) {
      return try contents(of: parts)
    } catch {
      guard error.isAbsence else { throw error }
      return nil
    }
  }

  private func contents(
    of parts: ArraySlice<Substring>
  ) throws(FileError) -> (data: Data, path: String) {
    var parent = folder
    for part in parts.dropLast() { parent = try parent.folder(String(part)) }
    let name = String(parts.last ?? "")
    let data = try parent.contents(of: name, limit: PictureLimits.fileBytes)
    return (data, "\(parent.path)/\(name)")
  }
}
