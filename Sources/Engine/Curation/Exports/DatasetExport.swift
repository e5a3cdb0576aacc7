import Datasets
import FoundationEssentials
import Foundations
import Libraries

/// Exports the samples of a dataset in one or several formats (`docs/formats/exports.md`).
///
/// Everything is written to a temporary folder beside the new one, read back and checked, and the folder
/// renamed at the end, so the export is complete or absent. The same samples give the same bytes.
package struct DatasetExport: Sendable {
  private let dataset: Dataset
  private let request: ExportRequest

  /// Exports from `dataset` what `request` selects.
  package init(of dataset: Dataset, _ request: ExportRequest) {
    self.dataset = dataset
    self.request = request
  }

  /// Writes the export to `target`.
  ///
  /// `progress` is called with the completed share, 0...1, and cancels by returning false; then nothing
  /// is left behind. Holds one image in memory at a time.
  package func run(
    to target: ExportTarget, progress: (Double) -> Bool = { _ in true }
  ) throws -> ExportReport {
    switch target {
    case .folder(let folder): try export(to: folder, progress)
    case .version(let name, let isForced): try exportVersion(name, isForced: isForced, progress)
    }
  }

  private func export(to folder: URL, _ progress: (Double) -> Bool) throws -> ExportReport {
    let target = folder.resolvingSymlinksInPath().path
    guard try !FileSystem.exists(target) || isEmptyFolder(target) else {
      throw ExportError.folderNotEmpty(path: folder.path)
    }
    let parent = FileSystem.parent(of: target)
    try FileSystem.createFolder(parent)
    let building = try BuildingFolder(for: FileSystem.name(of: target), in: parent)
    var report = try write(to: building.path, progress)
    try DiskSync.flush(fileSystemOf: building.path)
    try building.putInPlace()
    report.folder = folder
    return report
  }

  private func isEmptyFolder(_ path: String) throws -> Bool {
    guard try FileSystem.folderExists(path) else { return false }
    return try FileSystem.names(in: path).isEmpty
  }

  private func exportVersion(
    _ name: String, isForced: Bool, _ progress: (Double) -> Bool
  ) throws -> ExportReport {
    let versions = try ExportVersions(of: dataset.folder.path, name: name)
    try FileSystem.createFolder(versions.folder)
    do {
      return try exportVersion(name, in: versions, isForced: isForced, progress)
    } catch {
      versions.removeEmptyFolder()
      throw error
    }
  }

  private func exportVersion(
    _ name: String, in versions: ExportVersions, isForced: Bool, _ progress: (Double) -> Bool
  ) throws -> ExportReport {
    let building = try BuildingFolder(for: name, in: versions.folder)
    var report = try write(to: building.path, progress)
    if !isForced, let number = try versions.version(withHash: report.contentHash) {
      report.folder = URL(filePath: "\(versions.folder)/\(versions.name(number))")
      report.isUnchanged = true
      return report
    }
    try DiskSync.flush(fileSystemOf: building.path)
    var number = try (versions.numbers().first ?? 0) + 1
    // Another process may take the number first.
    while try !building.putInPlace(as: versions.name(number)) { number += 1 }
    report.folder = URL(filePath: "\(versions.folder)/\(versions.name(number))")
    return report
  }

  /// Writes the export to the folder at `path` and checks it.
  private func write(to path: String, _ progress: (Double) -> Bool) throws -> ExportReport {
    let folder = ExportFolder(path)
    var collector = ImageCollector(dataset, request, folder: folder)
    let plan = try collector.collect { progress(0.7 * $0) }
    guard !plan.images.isEmpty else { throw emptiness(plan.leftOut) }
    let writing = ExportWriting(dataset, request, plan, folder)
    var written = try writing.run { progress(0.7 + 0.3 * $0) }
    if !request.formats.contains(where: \.hasImages) { written.counts.images = 0 }
    var known: [String: String] = [:]
    for image in plan.images where !image.digest.isEmpty {
      known["\(image.stem).\(image.format.ending)"] = image.digest
    }
    let hash = try ContentHash.of(path, known: known)
    let manifest = ExportManifest(request, plan, counts: written.counts, contentHash: hash)
    try folder.create(ExportManifest.fileName, OrderedJSONEncoder(.pretty).encode(manifest))
    return ExportReport(
      folder: dataset.folder, counts: written.counts, contentHash: hash, leftOut: plan.leftOut,
      notes: written.notes)
  }

  /// The error for an export without images, of which `leftOut` were skipped.
  private func emptiness(_ leftOut: [String]) -> ExportError {
    let path = dataset.folder.path
    guard let first = leftOut.first else {
      return .nothingToExport(dataset: path, filter: request.filter)
    }
    return .onlyDamaged(
      dataset: path, filter: request.filter, count: leftOut.count, first: first)
  }
}
