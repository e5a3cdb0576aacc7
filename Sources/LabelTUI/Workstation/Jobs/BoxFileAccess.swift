import FoundationEssentials
import Foundations
import Labels

/// Writes and reads files with boxes of an open document.
struct BoxFileAccess: Sendable {
  let codec: any BoxFileCodec

  /// Writes `annotations` to the file at `url`, which must not exist: it could be the document.
  func export(
    _ annotations: [Annotation], to url: URL, as format: BoxFormat
  ) throws -> ExchangeResult {
    guard try !FileSystem.isThere(url.path) else { throw ExistingFile(path: url.path) }
    let file = try codec.file(of: annotations, as: format)
    try AtomicFile.write(file.data, to: url)
    return .exported(count: file.boxCount, leftOut: file.leftOutCount, path: url.path)
  }

  /// Reads the boxes of the file at `url` for the open document `id`.
  func read(_ url: URL, documentID id: Int) throws -> ExchangeResult {
    let data = try FileSystem.contents(of: url.path, limit: BoxFileLimits.bytes)
    let content = try codec.boxes(in: data, path: url.path, as: nil).content
    return .read(documentID: id, content, path: url.path)
  }

  /// A file that would be replaced.
  private struct ExistingFile: Error, CustomStringConvertible {
    let path: String

    var description: String {
      "\(VisibleText.of(path)): exists already; write another name"
    }
  }
}
