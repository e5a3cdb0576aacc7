import Datasets
import FoundationEssentials
import Foundations
import Imaging

/// A split of the samples of a dataset: loads or makes it, extends it by new samples, and stores it.
package struct DatasetSplit: Sendable {
  /// What a user asks for. Settings that are nil are those of the stored split, or the standard ones.
  package struct Request: Sendable, Hashable {
    /// The samples to distribute.
    package var filter = SampleFilter()
    /// Whether samples without boxes are distributed, too.
    package var includesNegatives = true
    /// The shares of the sides.
    package var ratios: SplitRatios?
    /// The seed.
    package var seed: UInt64?
    /// The limit for near-duplicate pictures in bits.
    package var distance: Int?
    /// Whether to make another split instead of using the stored one.
    package var isNew = false

    /// A request for the stored split, or for the first one with standard settings.
    package init() {}
  }

  /// The name of the stored split, such as `v1`.
  package let name: String
  /// The file that it is stored in.
  package let path: String
  /// The split.
  package let plan: SplitPlan
  /// The side of each sample.
  package let assignment: SplitAssignment
  /// Counts per class and side.
  package let report: SplitReport
  /// Sentences about samples that cannot be read and are on no side.
  package let warnings: [String]

  /// Splits `dataset` as `request` says and stores the result.
  ///
  /// Throws `SplitError` if the stored split has other settings or no sample is selected. `progress` is
  /// called with the completed share, 0...1, and may throw to cancel; then nothing is stored.
  package init(
    of dataset: Dataset, _ request: Request, progress: (Double) throws -> Void = { _ in }
  ) throws {
    let store = SplitStore(dataset)
    var scan = SplitScan(dataset)
    try scan.read(request) { try progress($0 / 2) }
    guard scan.samples.contains(where: \.isSelected) else {
      throw SplitError.nothingToSplit(dataset: dataset.folder.path)
    }
    let (stored, assignment) = try store.update(isNew: request.isNew) { stored, path in
      try Self.start(stored, path, request)
    } extend: { plan in
      let links = try scan.links(distance: plan.settings.distance) { try progress(0.5 + $0 / 2) }
      return plan.add(scan.samples, links: links)
    }
    self.init(
      name: SplitStore.name(stored.number), path: store.path(stored.number), stored.plan,
      assignment,
      scan)
  }

  /// The sides of the samples of `dataset` in the split that `place` names, without changing the stored
  /// split: samples without a connection to its groups are on no side. The report counts the samples that
  /// `request` selects.
  ///
  /// Throws `FileError` or `SplitError` if the split cannot be read. `progress` is called with the completed
  /// share, 0...1, and may throw to cancel.
  package init(
    stored place: StoredSplitPlace, of dataset: Dataset, _ request: Request,
    progress: (Double) throws -> Void = { _ in }
  ) throws {
    let path = place.path(in: dataset)
    var plan = try SplitStore.plan(at: path)
    var scan = SplitScan(dataset)
    try scan.read(request) { try progress($0 / 2) }
    let links = try scan.links(distance: plan.settings.distance) { try progress(0.5 + $0 / 2) }
    // Without a selected sample, no group is added.
    let assignment = plan.add(
      scan.samples.map { sample in
        var sample = sample
        sample.isSelected = false
        return sample
      }, links: links)
    self.init(name: place.name, path: path, plan, assignment, scan)
  }

  private init(
    name: String, path: String, _ plan: SplitPlan, _ assignment: SplitAssignment, _ scan: SplitScan
  ) {
    self.name = name
    self.path = path
    self.plan = plan
    self.assignment = assignment
    report = SplitReport(scan.samples, assignment, ratios: plan.settings.ratios)
    warnings = scan.warnings
  }

  /// The stored split, whose settings must be those of `request`, or a new one.
  private static func start(
    _ stored: SplitStore.Stored?, _ path: String, _ request: Request
  ) throws(SplitError) -> SplitPlan {
    guard let plan = stored?.plan else {
      let standard = SplitPlan.Settings()
      return SplitPlan(
        SplitPlan.Settings(
          ratios: request.ratios ?? standard.ratios, seed: request.seed ?? standard.seed,
          distance: request.distance ?? standard.distance))
    }
    try check("ratios", request.ratios, plan.settings.ratios, path)
    try check("seed", request.seed, plan.settings.seed, path)
    try check("near_duplicate_distance", request.distance, plan.settings.distance, path)
    return plan
  }

  private static func check<Value: Equatable & CustomStringConvertible>(
    _ field: String, _ requested: Value?, _ stored: Value, _ path: String
  ) throws(SplitError) {
    guard let requested, requested != stored else { return }
    throw .otherSettings(
      path: path, field: field, stored: stored.description, requested: requested.description)
  }
}

/// Reads what a split needs from a dataset.
private struct SplitScan {
  private let dataset: Dataset
  private(set) var samples: [SplitSample] = []
  private(set) var warnings: [String] = []
  private var fingerprints: [SampleID: PictureFingerprint]?

  init(_ dataset: Dataset) { self.dataset = dataset }

  /// Reads all samples, and selects those that `request` selects.
  mutating func read(
    _ request: DatasetSplit.Request, progress: (Double) throws -> Void
  ) throws {
    let gold = try GoldFolder(dataset: dataset.folder).captureNames()
    let selected = Set(
      try dataset.samples(matching: request.filter)
        .filter { $0.source.map(gold.contains) != true }
        .filter { $0.boxCount > 0 || request.includesNegatives }.map(\.key))
    let rows = try dataset.samples()
    samples.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      do {
        let content = try dataset.content(of: row.key)
        samples.append(
          SplitSample(
            content, imageChecksum: try checksum(of: row.key),
            isSelected: selected.contains(row.key)))
      } catch let error as SampleError {
        warnings.append(error.description)
      } catch let error as FileError where !error.isOfTheSystem {
        warnings.append(error.description)
      }
      try progress(Double(index + 1) / Double(rows.count))
    }
  }

  private func checksum(of key: SampleKey) throws(FileError) -> UInt32? {
    switch key {
    case .signal(let sample): try dataset.signals.imageChecksum(sample)
    case .picture: nil
    }
  }

  /// The pairs of near-duplicate pictures.
  mutating func links(
    distance: Int, progress: (Double) throws -> Void
  ) throws -> [(Int, Int)] {
    var positions: [Int] = []
    var ids: [SampleID] = []
    for (position, sample) in samples.enumerated() {
      guard case .picture(let id) = sample.key else { continue }
      positions.append(position)
      ids.append(id)
    }
    guard !ids.isEmpty else { return [] }
    let known =
      try fingerprints ?? FingerprintCache(dataset).fingerprints(of: ids, progress: progress)
    fingerprints = known
    let found = zip(positions, ids).compactMap { position, id in known[id].map { (position, $0) } }
    return NearDuplicates.links(found.map(\.1), distance: distance)
      .map { (found[$0.0].0, found[$0.1].0) }
  }
}
