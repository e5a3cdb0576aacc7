import FoundationEssentials

/// JSON files of a dataset.
package enum JSONFile {
  /// No file of a dataset that is JSON as a whole comes near to it.
  private static let limit = 1 << 26

  /// The value in the file at `path`; throws `FileError` or `DecodingError`.
  package static func read<Value: Decodable>(_ type: Value.Type, from path: String) throws -> Value
  {
    try JSONParser.decode(type, from: FileSystem.contents(of: path, limit: limit))
  }

  /// The value in the file `name` of `folder`, which is no link; throws `FileError` or `DecodingError`.
  package static func read<Value: Decodable>(
    _ type: Value.Type, _ name: String, in folder: Folder
  ) throws -> Value {
    try JSONParser.decode(type, from: folder.contents(of: name, limit: limit))
  }
}
