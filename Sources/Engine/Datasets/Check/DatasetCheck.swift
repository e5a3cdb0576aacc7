import FoundationEssentials
import Foundations
import Libraries

/// Compares all files of a dataset with each other and with the catalog, and repairs what can be
/// repaired without losing data.
///
/// Reads every record and every image. Others may change the dataset meanwhile: what looks wrong is
/// looked at again while the dataset is locked.
package struct DatasetCheck: Sendable {
  /// The folder that a repair moves unusable files to.
  package static let asideName = "damaged"
  private static let batch = 64

  let dataset: Dataset
  var root: DatasetFolder { dataset.signals.root }
  var catalog: Catalog { dataset.signals.catalog }

  /// Checks `dataset`.
  package init(_ dataset: Dataset) { self.dataset = dataset }

  /// The findings, sorted by place. `progress` is called with the completed share, 0...1, and
  /// cancels by returning false.
  package func findings(progress: @escaping (Double) -> Bool = { _ in true }) throws
    -> [DatasetFinding]
  {
    guard try root.exists() else { return [] }
    // Brings the catalog up to date if its marks show a change.
    let total = max(1, try dataset.count())
    var findings: [DatasetFinding] = []
    var images: [String: [String]] = [:]
    var done = 0
    let scratch = try CatalogDatabase()
    for source in catalog.sources {
      for folder in try source.folders() {
        let listing = try catalog.whileLocked { _ in try source.listing(of: folder) }
        findings += fileFindings(listing, folder)
        for start in stride(from: 0, to: listing.samples.count, by: Self.batch) {
          let ids = Array(listing.samples[start..<min(start + Self.batch, listing.samples.count)])
          for checked in try check(ids, in: folder, source, scratch: scratch) {
            findings += checked.findings
            if let hash = checked.imageHash { images[hash, default: []].append(checked.key) }
          }
          done += ids.count
          guard progress(min(1, Double(done) / Double(total))) else { throw CancellationError() }
        }
        findings += try strangers(in: folder, source)
      }
    }
    for (_, keys) in images where keys.count > 1 {
      findings.append(duplicate(keys.sorted(), "have the same picture file"))
    }
    findings += try windowDuplicates() + reviewFindings() + manifestFindings()
    return findings.sorted { ($0.place, $0.kind.rawValue) < ($1.place, $1.kind.rawValue) }
  }

  /// Files that are there or missing, by their names.
  private func fileFindings(
    _ listing: CatalogListing, _ folder: CatalogFolder
  ) -> [DatasetFinding] {
    var findings = listing.warnings.compactMap { finding($0) }
    if listing.needsRecovery {
      findings.append(
        DatasetFinding(
          kind: .unfinished, place: folder.path,
          reason: "a killed program left a save or a deletion incomplete"))
    }
    return findings
  }

  private func finding(_ warning: DatasetWarning) -> DatasetFinding? {
    func file(_ path: String, _ kind: DatasetFinding.Kind, _ reason: String) -> DatasetFinding {
      let place =
        path.hasPrefix(root.path + "/") ? String(path.dropFirst(root.path.count + 1)) : path
      return DatasetFinding(kind: kind, place: place, reason: reason, filesToMove: [place])
    }
    switch warning {
    case .imageWithoutRecord(let path), .pictureWithoutRecord(let path):
      return file(path, .orphaned, "has no record beside it")
    case .recordWithoutImage(let path), .recordWithoutPicture(let path):
      return file(path, .missing, "its image does not exist")
    case .unreadableRecord, .unreadablePicture, .unreadableManifest, .badSignalFolder,
      .unreadableReview:
      return nil
    }
  }

  // MARK: - Duplicates, reviews, manifests

  private func windowDuplicates() throws -> [DatasetFinding] {
    let lists = try catalog.readAsItIs { database in
      try database.connection.rows(
        "SELECT group_concat(key, ' ') FROM (SELECT * FROM samples WHERE iq_sha256 IS NOT NULL "
          + "AND kind = 0 ORDER BY id_number, id) GROUP BY class, iq_sha256, source, position "
          + "HAVING count(*) > 1"
      ) { $0.text(0) ?? "" }
    }
    return lists.map {
      duplicate($0.split(separator: " ").map(String.init), "are of the same window")
    }
  }

  private func duplicate(_ keys: [String], _ reason: String) -> DatasetFinding {
    let (first, others) = (keys.first ?? "", keys.dropFirst().joined(separator: ", "))
    return DatasetFinding(
      kind: .duplicate, place: first,
      reason: "this and \(others) \(reason); delete all but one (labeltui delete)")
  }

  private func reviewFindings() throws -> [DatasetFinding] {
    let name = DatasetFolder.reviewsName
    return try catalog.whileLocked { database in
      let scratch = try CatalogDatabase()
      let warnings = try ReviewFile(root: root).read(from: 0) { try scratch.add($0, at: $1) }
      var findings: [DatasetFinding] = warnings.compactMap { warning in
        guard case .unreadableReview(_, let line, let reason) = warning else { return nil }
        return DatasetFinding(
          kind: .damaged, place: name, reason: "line \(line) is not a review (\(reason))")
      }
      if try database.reviewLines() != scratch.reviewLines() {
        findings.append(
          DatasetFinding(kind: .outdated, place: name, reason: "the catalog has other reviews"))
      }
      return findings
    }
  }

  private func manifestFindings() throws -> [DatasetFinding] {
    try dataset.signals.outdatedManifests().map {
      DatasetFinding(kind: .outdated, place: $0, reason: "its counts differ from the samples")
    }
  }
}
