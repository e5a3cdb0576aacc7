import FoundationEssentials
import Foundations
import Glibc
import Libraries

/// The hash of an export: the SHA-256 of what `sha256sum` prints for all files but `export.json`, sorted
/// by the bytes of their paths.
struct ContentHash {
  private static let pieceSize = 1 << 20

  private let root: String
  /// The SHA-256 of image files by file name, which are not read again.
  private let known: [String: String]
  private let total = SHA256()

  /// The hash of the files in the folder `root`.
  static func of(_ root: String, known: [String: String]) throws -> String {
    let hash = ContentHash(root: root, known: known)
    try hash.add(folder: "")
    return hash.total.finish()
  }

  private init(root: String, known: [String: String]) {
    self.root = root
    self.known = known
  }

  private func add(folder: String) throws {
    let prefix = folder.isEmpty ? "" : folder + "/"
    let path = folder.isEmpty ? root : "\(root)/\(folder)"
    let entries = try FileSystem.names(in: path).map { name in
      let isFolder = try FileSystem.folderExists("\(path)/\(name)")
      return (name: name, isFolder: isFolder, key: Array((isFolder ? name + "/" : name).utf8))
    }
    for entry in entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      if entry.isFolder {
        try add(folder: prefix + entry.name)
      } else if prefix + entry.name != ExportManifest.fileName {
        let digest = try known[entry.name] ?? digest("\(path)/\(entry.name)")
        let line = Data("\(digest)  \(prefix)\(entry.name)\n".utf8)
        line.withUnsafeBytes { total.update($0) }
      }
    }
  }

  private func digest(_ path: String) throws(FileError) -> String {
    let file = try OpenFile(path, flags: O_RDONLY)
    let hash = SHA256()
    var offset = 0
    while true {
      let piece = try file.bytes(at: offset, count: Self.pieceSize)
      if piece.isEmpty { return hash.finish() }
      piece.withUnsafeBytes { hash.update($0) }
      offset += piece.count
    }
  }
}
