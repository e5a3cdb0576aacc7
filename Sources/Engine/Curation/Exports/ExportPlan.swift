import Datasets
import Imaging

/// The images of an export and the samples that have them, without their contents: 100,000 samples take
/// some 30 MB.
struct ExportPlan {
  struct Image {
    /// The SHA-256 of the file in hexadecimal digits; empty if no format has image files.
    let digest: String
    let stem: String
    let format: PictureFileFormat
    let width: Int
    let height: Int
    let split: String?
    /// Positions in `samples`.
    var samples: [Int]
  }

  struct Sample {
    let key: SampleKey
    let revision: Int
  }

  /// In the order of their first samples.
  var images: [Image] = []
  var samples: [Sample] = []
  /// The classes of all samples.
  var classes: Set<String> = []
  /// The classes of captures' samples.
  var signalClasses: Set<String> = []
  /// When the newest sample was written.
  var newest: String?
  /// Whether a sample is a picture.
  var hasPictures = false
  var leftOut: [String] = []

  /// Notes the facts of `content`.
  mutating func note(_ content: SampleContent) {
    samples.append(Sample(key: content.key, revision: content.revision))
    classes.formUnion(content.classes)
    switch content.key {
    case .signal: signalClasses.formUnion(content.classes)
    case .picture: hasPictures = true
    }
    newest = [newest, content.changedAt].compactMap { $0 }.max()
  }

  /// The parts of the split that have images, in their order; empty without splits.
  var splits: [String] {
    let found = Set(images.compactMap(\.split))
    return SplitNames.all.filter(found.contains)
  }
}
