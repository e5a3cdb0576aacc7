import Datasets
import FoundationEssentials
import Foundations

/// An export in the layout of samples of captures: `signals/<class>/samples`, manifests, index and
/// reviews (`docs/formats/training-samples.md`). Pictures have no place in it.
final class NPZWriter: ExportWriter {
  private static let check = ExportCheck(format: .npz)

  private static let imageLimit = 1 << 24

  private let folder: ExportFolder
  private let dataset: Dataset
  private let reviews: TextFile
  private var manifests = ManifestCollector()
  private var pictureCount = 0

  init(in folder: ExportFolder, _ context: ExportContext) throws {
    self.folder = folder
    dataset = context.dataset
    reviews = try TextFile(folder.path(of: "reviews.jsonl"))
  }

  func add(_ image: ExportImage) throws {
    for sample in image.samples {
      guard case .signal(let reference) = sample.content.key else {
        pictureCount += 1
        continue
      }
      let files = try dataset.files(of: reference)
      let samples = "signals/\(reference.signal)/samples"
      try folder.makeFolder(samples)
      try folder.create("\(samples)/\(reference.id).npz", files.image)
      try folder.create("\(samples)/\(reference.id).json", files.record)
      manifests.add(reference, sample.content)
      if let review = sample.review {
        let line = try OrderedJSONEncoder(.compact).encode(review)
        try reviews.write(String(decoding: line, as: UTF8.self) + "\n")
      }
    }
  }

  func finish(_ progress: (Double) -> Bool) throws {
    try reviews.close()
    for (name, data) in try manifests.files() { try folder.create(name, data) }
  }

  func check(_ counts: ExportCounts) throws {
    var found = 0
    let signals = folder.path(of: "signals")
    for signal in try FileSystem.names(in: signals) {
      let path = "\(signals)/\(signal)"
      let manifest = try JSONFile.read(Manifest.self, from: "\(path)/manifest.json")
      let names = try FileSystem.names(in: "\(path)/samples")
      let records = names.filter { $0.hasSuffix(".json") }
      try Self.check.require(records.count, "samples of \(signal)", are: manifest.totalSamples)
      try Self.check.require(names.count, "files of \(signal)", are: 2 * records.count)
      for record in records {
        _ = try JSONFile.read(SampleRecord.self, from: "\(path)/samples/\(record)")
        let image = "\(path)/samples/\(record.dropLast(5)).npz"
        _ = try NPZ.decode(FileSystem.contents(of: image, limit: Self.imageLimit))
      }
      found += records.count
    }
    try Self.check.require(found, "samples", are: counts.samples - pictureCount)
  }

  var notes: [String] {
    guard pictureCount > 0 else { return [] }
    return [
      "npz: \(Quantity.count(pictureCount, "picture")) left out, because this format holds only samples of captures"
    ]
  }
}
