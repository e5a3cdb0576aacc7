import FoundationEssentials

/// JSON files of a dataset.
package enum JSONFile {
  /// The limit in bytes, far more than any JSON file of a dataset has.
  private static let limit = 1 << 26

  /// Reads the value in the file at `path`; throws `FileError` or `DecodingError`.
  package static func read<Value: Decodable>(_ type: Value.Type, from path: String) throws -> Value
  {
    try JSONParser.decode(type, from: FileSystem.contents(of: path, limit: limit))
  }

  /// Reads the value in the file `name` of `folder`, without following links; throws `FileError` or
  /// `DecodingError`.
  package static func read<Value: Decodable>(
    _ type: Value.Type, _ name: String, in folder: Folder
  ) throws -> Value {
    try JSONParser.decode(type, from: folder.contents(of: name, limit: limit))
  }
}
