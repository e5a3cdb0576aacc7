/// A task of Label Studio: an image with its boxes in percent of its size.
struct LabelStudioTask: Codable {
  struct Item: Codable {
    var image: String
    /// The keys of the samples.
    var samples: [String]
    var split: String?
    var verdict: String
  }

  struct Annotation: Codable {
    var result: [Result]
  }

  struct Prediction: Codable {
    var modelVersion: String
    /// The smallest confidence.
    var score: Double
    var result: [Result]

    private enum CodingKeys: String, CodingKey {
      case modelVersion = "model_version"
      case score, result
    }
  }

  struct Result: Codable {
    var id: String
    var type = "rectanglelabels"
    var fromName = "label"
    var toName = "image"
    var originalWidth: Int
    var originalHeight: Int
    var imageRotation = 0
    var value: Value
    var score: Double?

    private enum CodingKeys: String, CodingKey {
      case id, type
      case fromName = "from_name"
      case toName = "to_name"
      case originalWidth = "original_width"
      case originalHeight = "original_height"
      case imageRotation = "image_rotation"
      case value, score
    }
  }

  struct Value: Codable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    var rotation = 0
    var rectanglelabels: [String]
  }

  var id: Int
  var data: Item
  var annotations: [Annotation]
  var predictions: [Prediction]
}
