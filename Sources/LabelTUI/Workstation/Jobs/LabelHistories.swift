import FoundationEssentials
import Foundations
import Labels
import Libraries
import Synchronization

/// The editing histories of the open documents, one file for each in the state folder.
final class LabelHistories: Sendable {
  /// The maximum size of all histories in bytes.
  private static let totalLimit = 256 << 20

  private let folder: URL
  private let files = Mutex<[Int: LabelHistoryFile]>([:])

  /// Histories in `stateFolder`; the folder for them is created when needed.
  init(stateFolder: URL) { folder = stateFolder.appending(path: "history") }

  /// The history of the document at `path`, continued with `annotations`.
  func restore(
    _ annotations: [Annotation], of path: String, documentID: Int
  ) throws -> LabelTimeline {
    // Old histories that cannot be removed do no harm.
    try? FolderQuota.makeRoom(
      for: LabelHistoryFile.standardLimit, in: folder.path, ending: ".\(LabelHistoryFile.ending)",
      limit: Self.totalLimit)
    return try file(of: path, documentID: documentID).restore(for: annotations)
  }

  /// Appends `records` to the history of the document at `path`.
  func append(_ records: [LabelHistoryRecord], of path: String, documentID: Int) throws {
    try file(of: path, documentID: documentID).append(records)
  }

  /// Closes the history of the document, so that another program can continue it.
  func close(documentID: Int) { files.withLock { $0.removeValue(forKey: documentID)?.close() } }

  private func file(of path: String, documentID: Int) -> LabelHistoryFile {
    files.withLock { files in
      if let file = files[documentID] { return file }
      let digest = SHA256.hexadecimal(of: Array(path.utf8)).prefix(16)
      let file = LabelHistoryFile(
        path: folder.appending(path: "\(digest).\(LabelHistoryFile.ending)").path, document: path)
      files[documentID] = file
      return file
    }
  }
}
