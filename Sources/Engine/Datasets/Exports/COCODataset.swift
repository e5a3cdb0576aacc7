import Radio

/// A dataset in COCO's object detection format.
package struct COCODataset: Sendable, Codable {
  package struct Info: Sendable, Codable {
    package var description: String
    package var version: String
    package var dateCreated: String

    private enum CodingKeys: String, CodingKey {
      case description, version
      case dateCreated = "date_created"
    }
  }

  package struct License: Sendable, Codable {
    package var id: Int
    package var name: String
    package var url: String
  }

  package struct Image: Sendable, Codable {
    /// From 1.
    package var id: Int
    package var fileName: String
    package var width: Int
    package var height: Int
    package var attributes: ImageAttributes

    private enum CodingKeys: String, CodingKey {
      case id
      case fileName = "file_name"
      case width, height, attributes
    }
  }

  /// Where an image comes from.
  package struct ImageAttributes: Sendable, Codable {
    /// `<signal>/<id>` of the samples that show it.
    package var samples: [String]
    package var sourceCapture: String?
    package var timeOffset: Double?
    package var duration: Double?
    package var centerFrequency: Double?
    package var sampleRate: Double?

    private enum CodingKeys: String, CodingKey {
      case samples
      case sourceCapture = "source_capture"
      case timeOffset = "time_offset_sec"
      case duration = "duration_sec"
      case centerFrequency = "center_freq_mhz"
      case sampleRate = "sample_rate_mhz"
    }
  }

  package struct Annotation: Sendable, Codable {
    /// From 1: pycocotools takes 0 for no match.
    package var id: Int
    package var imageID: Int
    package var categoryID: Int
    /// x, y, width and height in pixels from the top left.
    package var bbox: [Int]
    package var area: Int
    package var iscrowd: Int
    package var segmentation: [[Double]]
    package var attributes: AnnotationAttributes

    private enum CodingKeys: String, CodingKey {
      case id
      case imageID = "image_id"
      case categoryID = "category_id"
      case bbox, area, iscrowd, segmentation, attributes
    }
  }

  /// What the samples know of a box beyond COCO.
  package struct AnnotationAttributes: Sendable, Codable {
    package var source: String
    package var verified: Bool
    package var confidence: Double
  }

  package struct Category: Sendable, Codable {
    /// From 1: an importer drops 0.
    package var id: Int
    package var name: String
    package var supercategory: String
  }

  package var info: Info
  package var licenses: [License]
  package var images: [Image]
  package var annotations: [Annotation]
  package var categories: [Category]
}
