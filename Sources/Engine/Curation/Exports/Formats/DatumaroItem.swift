/// An image in Datumaro's JSON format.
struct DatumaroItem: Codable {
  struct Annotation: Codable {
    var id: Int
    var type = "bbox"
    var attributes: Attributes
    var group = 0
    var labelID: Int
    var zOrder = 0
    var bbox: [Double]

    private enum CodingKeys: String, CodingKey {
      case id, type, attributes, group
      case labelID = "label_id"
      case zOrder = "z_order"
      case bbox
    }
  }

  struct Attributes: Codable {
    var source: String
    var verified: Bool
    var confidence: Double
  }

  struct ItemAttributes: Codable {
    var verdict: String
    /// The keys of the samples, separated by spaces: attributes are texts or numbers.
    var samples: String
  }

  struct Image: Codable {
    var path: String
    /// Height and width in pixels.
    var size: [Int]
  }

  var id: String
  var annotations: [Annotation]
  var attr: ItemAttributes
  var image: Image
}

/// The classes in Datumaro's JSON format.
struct DatumaroCategories: Codable {
  struct Labels: Codable {
    var labels: [Label]
    var labelGroups: [String] = []
    var attributes: [String] = []

    private enum CodingKeys: String, CodingKey {
      case labels
      case labelGroups = "label_groups"
      case attributes
    }
  }

  struct Label: Codable {
    var name: String
    var parent = ""
    var attributes: [String] = []
  }

  var label: Labels
}
