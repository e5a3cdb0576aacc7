/// A `.sigmf-collection` file (SigMF 1.2): the recordings of several receivers.
struct SigMFCollection: Codable, Equatable {
  /// A recording of the collection.
  struct Stream: Codable, Equatable {
    /// The name of its files without an ending.
    let name: String
    /// SHA-512 of its metadata file, in hexadecimal digits.
    let hash: String
  }

  struct Content: Codable, Equatable {
    var version = "1.2.0"
    var description: String
    var streams: [Stream]

    private enum CodingKeys: String, CodingKey {
      case version = "core:version"
      case description = "core:description"
      case streams = "core:streams"
    }
  }

  let collection: Content
}
