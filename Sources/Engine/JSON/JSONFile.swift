import FoundationEssentials

/// JSON files of a dataset.
enum JSONFile {
  /// No file of a dataset that is JSON as a whole comes near to it.
  private static let limit = 1 << 26

  /// The value in the file at `path`; throws `FileError` or `DecodingError`.
  static func read<Value: Decodable>(_ type: Value.Type, from path: String) throws -> Value {
    try JSONParser.decode(type, from: FileSystem.contents(of: path, limit: limit))
  }

  /// Replaces the file at `path` by `value`, all or nothing.
  static func write(
    _ value: some Encodable, to path: String, durability: AtomicFile.Durability = .replaced
  ) throws {
    try stage(value, for: path, durability: durability).putInPlace()
  }

  /// Does all of `write` but the last step.
  static func stage(
    _ value: some Encodable, for path: String, durability: AtomicFile.Durability
  ) throws -> StagedFile {
    try AtomicFile.stage(
      OrderedJSONEncoder(.pretty).encode(value), for: path, durability: durability)
  }
}
