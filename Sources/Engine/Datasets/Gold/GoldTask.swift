/// A capture whose signals are known, to measure the accuracy of those who label it (`docs/formats/gold.md`).
package struct GoldTask: Sendable, Equatable, Codable {
  package let id: String
  /// The absolute path of the capture.
  package let path: String
  /// The number of samples of the capture.
  package let sampleCount: Int
  /// When it was made, UTC.
  package let createdAt: String
  package let boxes: [GoldBox]

  private enum CodingKeys: String, CodingKey {
    case id, path, boxes
    case sampleCount = "sample_count"
    case createdAt = "created_at"
  }

  /// The file name of the capture.
  package var capture: String { String(path.split(separator: "/").last ?? "") }
}
