import FoundationEssentials
import Foundations

/// A picture of a dataset of another program, with its boxes.
package struct ForeignPicture: Sendable, Hashable {
  /// Where the pixels are.
  package enum File: Sendable, Hashable {
    /// A picture file inside the dataset or the folder of its pictures.
    case file(URL)
    /// A picture file inside the label file.
    case embedded(Data)
  }

  /// The picture file.
  package var file: File
  /// The path of the picture as the dataset gives it, for messages and as the origin of the sample.
  package var name: String
  /// The path of the file that the boxes come from.
  package var labelFile: String
  /// Width of the picture in pixels.
  package var width: Int
  /// Height of the picture in pixels.
  package var height: Int
  /// The boxes, inside the picture.
  package var boxes: [ForeignBox] = []
  /// The number of annotations that could not be used. If there are some, a picture without boxes is not
  /// an example of nothing.
  package var refusedCount = 0
  /// The part of the dataset: `train`, `val`, `test` or another name; nil if it states none.
  package var split: String?
  /// Further facts that the dataset states about the picture.
  package var attributes = JSONObject()
}

/// A box on a picture of another program's dataset, in pixels from the top left.
package struct ForeignBox: Sendable, Hashable {
  /// The class.
  package var className: String
  /// Left edge.
  package var left: Double
  /// Top edge.
  package var top: Double
  /// Width, more than 0.
  package var width: Double
  /// Height, more than 0.
  package var height: Double
  /// Who drew or found the box.
  package var judgment = ForeignJudgment()
}

/// What a dataset states about who drew or found a box.
package struct ForeignJudgment: Sendable, Hashable {
  /// 0...1; nil if the dataset states none.
  package var confidence: Double?
  /// Who or what drew the box; nil if the dataset does not say so.
  package var source: String?
  /// Whether a person drew or confirmed it; nil if the dataset does not say so.
  package var isVerified: Bool?

  /// The judgment that a person drew the box.
  package init() {}

  /// A judgment with these values.
  package init(confidence: Double?, source: String?, isVerified: Bool?) {
    self.confidence = confidence
    self.source = source
    self.isVerified = isVerified
  }

  /// A box that a model predicted.
  static func prediction(_ confidence: Double?) -> ForeignJudgment {
    ForeignJudgment(confidence: confidence, source: "model", isVerified: false)
  }
}
