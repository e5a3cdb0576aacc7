import Datasets
import Foundations
import Imaging
import Labels

/// The images of an export, or of a dataset of another program, by their file names without ending.
///
/// The boxes of all images are in memory, some hundred bytes each; pixels are not read.
struct ComparedExport: ComparedSource {
  let names: [String]
  private let samples: [String: ComparedSample]

  /// Reads `dataset`; throws `DiffError.unreadable` if a part of it cannot be read.
  init(_ dataset: ForeignDataset) throws {
    let collector = Collector(statesJudgment: dataset.format.statesJudgment)
    try dataset.read(into: collector)
    try collector.finish()
    samples = collector.samples
    names = samples.keys.sorted()
  }

  func sample(_ name: String) throws -> ComparedSample {
    guard let sample = samples[name] else { preconditionFailure("\(name) is not in the list") }
    return sample
  }

  private final class Collector: ForeignSink {
    private let statesJudgment: Bool
    private(set) var samples: [String: ComparedSample] = [:]

    init(statesJudgment: Bool) { self.statesJudgment = statesJudgment }

    func take(_ picture: ForeignPicture) throws {
      if let problem { throw DiffError.unreadable(reason: problem) }
      let stem = Self.stem(of: FileSystem.name(of: picture.name))
      // Other programs may have pictures of one name in several folders.
      let name = samples[stem] == nil ? stem : Self.stem(of: picture.name)
      samples[name] = ComparedSample(
        size: [picture.width, picture.height], split: picture.split,
        boxes: picture.boxes.map(ContentBox.init), statesJudgment: statesJudgment)
    }

    /// The first problem ends the reading at the next picture, and is thrown by `finish`.
    private var problem: String?

    func take(_ problem: ForeignProblem) { self.problem = self.problem ?? problem.description }

    func take(note: String) {}

    func reached(_ share: Double) throws {
      if let problem { throw DiffError.unreadable(reason: problem) }
    }

    /// Throws the problem that was found after the last picture.
    func finish() throws(DiffError) {
      if let problem { throw DiffError.unreadable(reason: problem) }
    }

    private static func stem(of name: String) -> String {
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
      return String(name[..<dot])
    }
  }
}

extension ForeignFormat {
  /// Whether files of the format state the confidence, source and review of each box, as this program
  /// writes them.
  fileprivate var statesJudgment: Bool {
    switch self {
    case .coco, .curated: true
    case .yolo, .voc, .labelme, .cvat, .labelstudio, .datumaro: false
    }
  }
}

extension ContentBox {
  /// A box of a dataset of another program.
  fileprivate init(_ box: ForeignBox) {
    let judgment = box.judgment
    self.init(
      className: box.className, x: box.left, y: box.top, width: box.width, height: box.height,
      confidence: judgment.confidence,
      source: judgment.source.map(BoxSource.init(rawValue:)) ?? .userLabel,
      verified: judgment.isVerified)
  }
}
