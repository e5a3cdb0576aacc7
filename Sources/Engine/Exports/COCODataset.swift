/// A dataset in COCO's object detection format.
public struct COCODataset: Sendable, Codable {
  public struct Info: Sendable, Codable {
    public var description: String
    public var version: String
    public var dateCreated: String

    private enum CodingKeys: String, CodingKey {
      case description, version
      case dateCreated = "date_created"
    }
  }

  public struct License: Sendable, Codable {
    public var id: Int
    public var name: String
    public var url: String
  }

  public struct Image: Sendable, Codable {
    /// From 1.
    public var id: Int
    public var fileName: String
    public var width: Int
    public var height: Int
    public var attributes: ImageAttributes

    private enum CodingKeys: String, CodingKey {
      case id
      case fileName = "file_name"
      case width, height, attributes
    }
  }

  /// Where an image comes from.
  public struct ImageAttributes: Sendable, Codable {
    /// `<signal>/<id>` of the samples that show it.
    public var samples: [String]
    public var sourceCapture: String?
    public var timeOffset: Double?
    public var duration: Double?
    public var centerFrequency: Double?
    public var sampleRate: Double?

    private enum CodingKeys: String, CodingKey {
      case samples
      case sourceCapture = "source_capture"
      case timeOffset = "time_offset_sec"
      case duration = "duration_sec"
      case centerFrequency = "center_freq_mhz"
      case sampleRate = "sample_rate_mhz"
    }
  }

  public struct Annotation: Sendable, Codable {
    /// From 1: pycocotools takes 0 for no match.
    public var id: Int
    public var imageID: Int
    public var categoryID: Int
    /// x, y, width and height in pixels from the top left.
    public var bbox: [Int]
    public var area: Int
    public var iscrowd: Int
    public var segmentation: [[Double]]
    public var attributes: AnnotationAttributes

    private enum CodingKeys: String, CodingKey {
      case id
      case imageID = "image_id"
      case categoryID = "category_id"
      case bbox, area, iscrowd, segmentation, attributes
    }
  }

  /// What the samples know of a box beyond COCO.
  public struct AnnotationAttributes: Sendable, Codable {
    public var source: String
    public var verified: Bool
    public var confidence: Double
  }

  public struct Category: Sendable, Codable {
    /// From 1: an importer drops 0.
    public var id: Int
    public var name: String
    public var supercategory: String
  }

  public var info: Info
  public var licenses: [License]
  public var images: [Image]
  public var annotations: [Annotation]
  public var categories: [Category]
}
