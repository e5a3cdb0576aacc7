import Foundations

/// A dataset in COCO object detection format, and the types of its parts (`docs/formats/exports.md`).
package struct COCODataset: Sendable, Codable {
  /// General information.
  package struct Info: Sendable, Codable {
    /// A description of the dataset.
    package var description: String
    /// The version of the dataset format.
    package var version: String
    /// The time of the newest sample, UTC.
    package var dateCreated: String

    private enum CodingKeys: String, CodingKey {
      case description, version
      case dateCreated = "date_created"
    }
  }

  /// A license that images may refer to.
  package struct License: Sendable, Codable {
    package var id: Int
    package var name: String
    package var url: String
  }

  /// An image.
  package struct Image: Sendable, Codable {
    /// Counted from 1.
    package var id: Int
    /// The file name, relative to `images/`.
    package var fileName: String
    /// Width in pixels.
    package var width: Int
    /// Height in pixels.
    package var height: Int
    /// The origin of the image.
    package var attributes: ImageAttributes

    private enum CodingKeys: String, CodingKey {
      case id
      case fileName = "file_name"
      case width, height, attributes
    }
  }

  /// The origin of an image.
  package struct ImageAttributes: Sendable, Codable {
    /// The keys of the samples with this image.
    package var samples: [String]
    /// The file name of the capture.
    package var sourceCapture: String?
    /// Start of the window in seconds from the start of the capture.
    package var timeOffset: Double?
    /// Length of the window in seconds.
    package var duration: Double?
    /// Center of the band in RF MHz.
    package var centerFrequency: Double?
    /// Millions of samples per second.
    package var sampleRate: Double?
    /// The session and the pitch of a frame.
    package var session: String?
    package var pitch: String?
    /// The camera of a frame.
    package var camera: String?
    /// The row of a frame in its video, from 0.
    package var frame: Int?
    /// The camera's number of a frame.
    package var frameIndex: Int?
    /// When a frame was captured, in nanoseconds of the recorder's clock.
    package var timestamp: Int?
    /// The source and context of a picture.
    package var picture: JSONValue?

    private enum CodingKeys: String, CodingKey {
      case samples
      case sourceCapture = "source_capture"
      case timeOffset = "time_offset_sec"
      case duration = "duration_sec"
      case centerFrequency = "center_freq_mhz"
      case sampleRate = "sample_rate_mhz"
      case session, pitch, camera, frame
      case frameIndex = "frame_index"
      case timestamp = "timestamp_ns"
      case picture
    }
  }

  /// A box.
  package struct Annotation: Sendable, Codable {
    /// Counted from 1: pycocotools reads 0 as "no match".
    package var id: Int
    /// The id of the image.
    package var imageID: Int
    /// The id of the category.
    package var categoryID: Int
    /// x, y, width and height in pixels from the top left.
    package var bbox: [PixelCount]
    /// Width times height in square pixels.
    package var area: PixelCount
    /// Always 0.
    package var iscrowd: Int
    /// Always empty.
    package var segmentation: [[Double]]
    /// Fields beyond COCO.
    package var attributes: AnnotationAttributes

    private enum CodingKeys: String, CodingKey {
      case id
      case imageID = "image_id"
      case categoryID = "category_id"
      case bbox, area, iscrowd, segmentation, attributes
    }
  }

  /// The fields of a box beyond COCO.
  package struct AnnotationAttributes: Sendable, Codable {
    /// Who or what drew the box.
    package var source: String
    /// Whether a person drew or confirmed the box.
    package var verified: Bool
    /// 0...1; 1 if a person drew the box.
    package var confidence: Double
  }

  /// A category.
  package struct Category: Sendable, Codable {
    /// Counted from 1: some importers drop 0.
    package var id: Int
    /// The class name.
    package var name: String
    /// `signal`, or `object` for classes that only pictures have.
    package var supercategory: String
  }

  package var info: Info
  package var licenses: [License]
  package var images: [Image]
  package var annotations: [Annotation]
  package var categories: [Category]
}
