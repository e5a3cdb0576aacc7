import FoundationEssentials
import Foundations
import Glibc
import Libraries

/// The folder of a dataset that is generated, or was begun and is continued. It is locked while this value exists.
final class DatasetFolder {
  private static let temporarySuffix = ".labeltui-temporary"

  let path: String
  /// The content of `dataset.json`.
  private(set) var description: DatasetDescription
  private let folder: Folder

  /// Begins a dataset by `recipe` at `path`, or continues it. Throws `GenerationError` if the folder contains
  /// something else, and `FileError`.
  init(_ path: String, _ recipe: DatasetRecipe) throws {
    self.path = path
    try FileSystem.createFolder(path)
    folder = try Folder(path)
    guard folder.lockIfFree() != .heldByAnother else { throw GenerationError.inUse(path: path) }
    if let found = try DatasetDescription.read(from: "\(path)/\(DatasetDescription.fileName)") {
      if let field = recipe.difference(from: found.recipe) {
        throw GenerationError.otherRecipe(path: path, field: field)
      }
      description = found
    } else {
      guard try FileSystem.names(in: path).allSatisfy(Self.isTemporary) else {
        throw GenerationError.notEmpty(path: path)
      }
      description = DatasetDescription(recipe)
      try write(description)
    }
    for name in try FileSystem.names(in: path) where Self.isTemporary(name) {
      try FileSystem.remove(self.path(of: name))
    }
    // A process that was killed at the end may have left it.
    if description.isComplete { try removeLog() }
  }

  /// The path of the file `name`.
  func path(of name: String) -> String { "\(path)/\(name)" }

  /// Creates the file `name` under a temporary name, and gives it its name when `write` has written it.
  func create(_ name: String, _ write: (String) throws -> Void) throws {
    let temporary = path(of: ".\(name)\(Self.temporarySuffix)")
    if FileSystem.exists(temporary) { try FileSystem.remove(temporary) }
    try write(temporary)
    try FileSystem.rename(temporary, to: path(of: name))
  }

  /// Marks the dataset as complete: `candidates` were tried, and all files but `dataset.json` have `bytes`.
  func complete(_ tally: GeometryTally, bytes: Int) throws {
    try DiskSync.flush(fileSystemOf: path)
    description.isComplete = true
    description.tally = tally
    description.bytes = bytes
    try write(description)
    try removeLog()
  }

  private func write(_ description: DatasetDescription) throws {
    try AtomicFile.write(
      OrderedJSONEncoder(.pretty).encode(description),
      to: URL(filePath: path(of: DatasetDescription.fileName)))
  }

  private func removeLog() throws(FileError) {
    let log = path(of: GenerationLog.fileName)
    if FileSystem.exists(log) { try FileSystem.remove(log) }
  }

  private static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(".") && name.hasSuffix(temporarySuffix)
  }
}
