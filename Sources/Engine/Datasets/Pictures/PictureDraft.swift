import FoundationEssentials
import Foundations
import Imaging
import Libraries

/// A picture with its boxes that is to be saved as a sample.
package struct PictureDraft: Sendable {
  /// What happens to the boxes of a sample that the picture already has.
  package enum Update: Sendable {
    /// The draft's boxes replace them all.
    case replacing
    /// The draft's boxes replace those that a person drew (`user_label`). Boxes of other sources,
    /// which the person did not see, stay.
    case replacingDrawn
    /// They stay, and those of the draft are added. A box of the same class at the same place is
    /// not added again, nor is one that a person removed.
    case adding
  }

  /// The id of the sample: the first 16 hexadecimal digits of the SHA-256 of the file.
  package let id: SampleID
  /// The bytes of the picture file, which are saved as they are.
  package let data: Data
  /// The facts in the header of the picture file.
  package let facts: PictureFacts
  /// The boxes in pixels. They are clipped to the picture.
  package var boxes: [ContentBox]
  /// Where the picture comes from.
  package var origin: PictureOrigin
  /// The person who saves the sample.
  package var labeler: String?

  /// A draft of the picture file with the bytes `data`; `path` is used in messages. Throws
  /// `PictureError` if it is not a picture.
  package init(
    data: Data, path: String, boxes: [ContentBox], origin: PictureOrigin, labeler: String?
  ) throws {
    facts = try PictureFacts(of: data, path: path)
    id = try SampleID(Self.hash(data))
    self.data = data
    self.boxes = boxes
    self.origin = origin
    self.labeler = labeler
  }

  /// A draft of the picture file at `url`. Throws `FileError` if it cannot be read, `PictureError`
  /// if it is not a picture.
  package init(
    _ url: URL, boxes: [ContentBox], origin: PictureOrigin, labeler: String?
  ) throws {
    let data = try FileSystem.contents(of: url.path, limit: PictureLimits.fileBytes)
    try self.init(data: data, path: url.path, boxes: boxes, origin: origin, labeler: labeler)
  }

  /// The id of the sample of the picture file with the bytes `data`.
  package static func hash(_ data: Data) -> String {
    String(SHA256.hexadecimal(of: data).prefix(16))
  }
}

/// The result of saving a picture.
package struct PictureOutcome: Sendable, Hashable {
  /// How the dataset changed.
  package let change: SaveOutcome.Change
  /// The saved sample.
  package let id: SampleID
  /// The revision of the sample.
  package let revision: Int
  /// The number of its boxes that it did not have before.
  package let addedBoxes: Int
  /// The number of its boxes.
  package let boxes: Int
  /// The number of picture samples in the dataset, including this one; 0 if unknown.
  package let total: Int
}
