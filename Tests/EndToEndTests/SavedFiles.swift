import Foundation

/// Decodes the fields of the program's files that tests read. It does not use the code of the program, so that the
/// tests detect errors in that code.
enum SavedFiles {
  struct Labels: Decodable {
    struct Annotation: Decodable {
      var start: Int
      var count: Int
      var lower: Double
      var upper: Double
      var label: String?

      private enum CodingKeys: String, CodingKey {
        case start = "core:sample_start"
        case count = "core:sample_count"
        case lower = "core:freq_lower_edge"
        case upper = "core:freq_upper_edge"
        case label = "core:label"
      }
    }

    var annotations: [Annotation]
  }

  struct Record: Decodable {
    struct Box: Decodable, Equatable {
      var xMin: Int
      var yMin: Int
      var xMax: Int
      var yMax: Int
      var label = "signal"
    }

    var sampleId: String
    var sourceCapture: String
    var timeOffsetSec: Double
    var durationSec: Double
    var centerFreqMhz: Double
    var sampleRateMhz: Double
    var createdBy: String
    var boxes: [Box]
  }

  struct Manifest: Decodable {
    struct Source: Decodable {
      var captureFile: String
      var sampleCount: Int
    }

    var signalName: String
    var totalSamples: Int
    var sources: [Source]
  }

  struct Index: Decodable {
    struct Signal: Decodable {
      var signalName: String
      var totalSamples: Int
    }

    var signals: [Signal]
  }

  struct Review: Decodable {
    var imageId: String
    var status: String
    var notes: String
  }

  struct COCO: Decodable {
    struct Image: Decodable {
      var id: Int
      var fileName: String
      var width: Int
      var height: Int
    }

    struct Annotation: Decodable {
      var id: Int
      var imageId: Int
      var categoryId: Int
      var bbox: [Int]
      var area: Int
      var iscrowd: Int
    }

    struct Category: Decodable {
      var id: Int
      var name: String
    }

    struct License: Decodable {}

    var images: [Image]
    var annotations: [Annotation]
    var categories: [Category]
    var licenses: [License]
  }

  /// Decodes a file whose members have names in snake case.
  static func read<Value: Decodable>(_ url: URL, as _: Value.Type = Value.self) throws -> Value {
    try decode(Data(contentsOf: url))
  }

  /// Decodes a file with one value per line.
  static func readLines<Value: Decodable>(_ url: URL, as _: Value.Type = Value.self) throws
    -> [Value]
  {
    try Data(contentsOf: url).split(separator: UInt8(ascii: "\n")).map { try decode($0) }
  }

  private static func decode<Value: Decodable>(_ data: Data) throws -> Value {
    let decoder = JSONDecoder()
    if Value.self != Labels.self { decoder.keyDecodingStrategy = .convertFromSnakeCase }
    return try decoder.decode(Value.self, from: data)
  }
}
