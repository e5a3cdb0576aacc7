import Datasets
import FoundationEssentials
import Foundations
import Imaging

/// A folder given to `labeltui diff`: a dataset or an export.
package struct ComparedFolder {
  /// The formats of exports that can be compared, those that state most first.
  private static let formats: [(ExportFormat, ForeignFormat)] = [
    (.curated, .curated), (.coco, .coco), (.datumaro, .datumaro), (.labelstudio, .labelstudio),
    (.cvat, .cvat), (.voc, .voc), (.labelme, .labelme), (.yolo, .yolo),
  ]

  private let folder: URL
  /// Whether samples are named by their class and number.
  private let hasSignals: Bool
  private let isDataset: Bool
  private let manifest: ExportManifest?

  private var exported: [ExportFormat] { manifest?.formats ?? [] }

  /// Looks at `folder`; throws `DiffError.noFolder`.
  package init(_ folder: URL) throws(DiffError) {
    self.folder = folder
    guard FileSystem.isFolder(folder.path) else { throw .noFolder(path: folder.path) }
    hasSignals = FileSystem.isFolder("\(folder.path)/signals")
    isDataset = hasSignals || FileSystem.exists("\(folder.path)/.lock")
    manifest = try? JSONFile.read(
      ExportManifest.self, from: "\(folder.path)/\(ExportManifest.fileName)")
  }

  /// What `first` and `second` contain, from files of the same format if both have one. Throws
  /// `DiffError.differentKinds` if their samples have different names, and other errors if they cannot
  /// be read.
  package static func sources(
    _ first: ComparedFolder, _ second: ComparedFolder
  ) throws -> (any ComparedSource, any ComparedSource) {
    if first.isDataset != second.isDataset, first.hasSignals || second.hasSignals {
      let (dataset, export) = first.isDataset ? (first, second) : (second, first)
      throw DiffError.differentKinds(dataset: dataset.folder.path, export: export.folder.path)
    }
    let common = formats.map(\.0).first {
      first.exported.contains($0) && second.exported.contains($0)
    }
    return (try first.source(preferring: common), try second.source(preferring: common))
  }

  private func source(preferring common: ExportFormat?) throws -> any ComparedSource {
    if isDataset { return try ComparedDataset(Dataset(folder: folder)) }
    let known = Self.formats.filter { exported.contains($0.0) }
    let chosen = known.first { $0.0 == common } ?? known.first
    // With several formats, each has a folder of its own.
    let place = exported.count > 1 ? chosen.map { folder.appending(path: $0.0.rawValue) } : folder
    guard let place, let dataset = ForeignDataset(place, format: chosen?.1) else {
      throw DiffError.notComparable(path: folder.path)
    }
    let export = try ComparedExport(dataset)
    guard !export.names.isEmpty else { throw DiffError.notComparable(path: folder.path) }
    // A file that is too damaged to be recognized must not look like an export without its images.
    if let expected = manifest?.counts.images, expected != export.names.count {
      throw DiffError.incomplete(
        path: place.path, images: export.names.count, expected: expected)
    }
    return export
  }
}
