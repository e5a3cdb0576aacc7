import Datasets
import FoundationEssentials
import Labels

/// A picture that is to be saved as a sample.
struct PictureToSave: Equatable, Sendable {
  var url: URL
  /// The boxes of the open picture `documentID`; nil for a picture whose boxes are read from disk.
  var open: OpenBoxes?

  /// The boxes of an open picture.
  struct OpenBoxes: Equatable, Sendable {
    var documentID: Int
    var annotations: [Annotation]
  }
}

/// Pictures or frames that were saved as samples.
struct SavedPictures: Equatable, Sendable {
  /// An open picture, or a frame of an open pitch, that was saved.
  struct Open: Equatable, Sendable {
    var documentID: Int
    /// The sample of the picture.
    var id: SampleID
    /// The boxes that were saved.
    var annotations: [Annotation]
  }

  /// The results, one per picture.
  var outcomes: [PictureOutcome] = []
  /// Those of open documents.
  var open: [Open] = []
  /// The classes of the saved boxes.
  var classes: Set<String> = []
  /// Sentences about pictures that could not be saved, or whose boxes could not be marked.
  var problems: [String] = []
}
