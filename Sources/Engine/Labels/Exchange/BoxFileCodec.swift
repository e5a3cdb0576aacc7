import FoundationEssentials

/// Converts between the boxes of one document and files of other programs.
package protocol BoxFileCodec: Sendable {
  /// The format that a file with the ending `.json` has.
  var jsonFormat: BoxFormat { get }

  /// The file with `annotations` in `format`. Throws `BoxFileError` if the format cannot hold one of them.
  func file(of annotations: [Annotation], as format: BoxFormat) throws -> BoxFile

  /// The boxes in `data`, the content of the file at `path` in `format`, with new ids. Throws `BoxFileError` if any of
  /// them is malformed: then nothing is imported.
  func boxes(in data: Data, path: String, as format: BoxFormat) throws -> BoxFileContent
}

extension BoxFileCodec {
  /// The boxes in `data`, the content of the file at `path`. Its format is `format`, or else what content and name tell.
  package func boxes(
    in data: Data, path: String, as format: BoxFormat?
  ) throws -> (content: BoxFileContent, format: BoxFormat) {
    guard let format = format ?? BoxFormat.ofFile(data, named: path, json: jsonFormat) else {
      throw BoxFileError.unknownFormat(path: path)
    }
    return (try boxes(in: data, path: path, as: format), format)
  }
}
