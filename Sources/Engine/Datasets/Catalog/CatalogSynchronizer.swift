import FoundationEssentials
import Foundations
import Libraries

/// Makes a catalog agree with the files of a dataset: reads what has changed since the marks in the
/// catalog were set. Changes only the catalog.
struct CatalogSynchronizer {
  /// Reports the completed share, 0...1, and cancels by returning false.
  typealias Progress = (Double) -> Bool

  /// The number of records that are read between two transactions.
  private static let batch = 1000

  let root: DatasetFolder
  let sources: [any CatalogSource]
  let database: CatalogDatabase

  /// A folder, and the source that reads it.
  private struct Place {
    var folder: CatalogFolder
    var source: any CatalogSource
  }

  /// Whether the catalog agrees with the files, as far as the marks show.
  func isCurrent() throws -> Bool {
    try stalePlaces().isEmpty && goneFolders().isEmpty
      && reviewMarkIsCurrent()
  }

  /// Whether the mark of `folder` shows that nothing has changed since it was set.
  func isCurrent(_ folder: CatalogFolder) throws -> Bool {
    guard let mark = try database.mark(of: folder.path) else { return false }
    return mark.state == .current && mark.identity == FileIdentity(path(folder))
  }

  /// Reads new and changed records of all folders without holding a lock: most of the work of a
  /// catalog that is built. Others may change the files meanwhile; `synchronize` sees it.
  func readAhead(_ progress: Progress) throws {
    var rest = try stalePlaces().map { ($0, try changes(in: $0)) }
    rest.removeAll { $0.1.changed.count <= Self.batch }
    let total = max(1, rest.reduce(0) { $0 + $1.1.changed.count })
    var done = 0
    for (place, changes) in rest {
      for start in stride(from: 0, to: changes.changed.count, by: Self.batch) {
        let ids = changes.changed[start..<min(start + Self.batch, changes.changed.count)]
        let entries = read(Array(ids), in: place).compactMap { try? $0.1.get() }
        try database.connection.transaction {
          for entry in entries { try database.put(entry, folder: place.folder.path) }
        }
        done += ids.count
        guard progress(Double(done) / Double(total)) else { throw CancellationError() }
      }
    }
  }

  /// Makes all of the catalog agree with the files. The caller holds the lock of the dataset, if it
  /// can be locked.
  func synchronize() throws {
    for path in try goneFolders() {
      try database.connection.transaction { try database.removeFolder(path) }
    }
    for place in try stalePlaces() where try synchronize(place) != nil {
      // An error of the system may pass. If it stays, the records are reported as unreadable.
      _ = try synchronize(place)
    }
    try synchronizeReviewsIfChanged()
  }

  /// Makes the catalog agree with `folder`. Returns the system error that prevented reading an
  /// existing file: then nothing may be derived from the catalog.
  func synchronize(_ folder: CatalogFolder) throws -> FileError? {
    for source in sources where try source.folders().contains(folder) {
      return try synchronize(Place(folder: folder, source: source))
    }
    return nil
  }

  private func path(_ folder: CatalogFolder) -> String { "\(root.path)/\(folder.path)" }

  private func places() throws -> [Place] {
    try sources.flatMap { source in
      try source.folders().map { Place(folder: $0, source: source) }
    }
  }

  private func stalePlaces() throws -> [Place] {
    try places().filter { try !isCurrent($0.folder) }
  }

  private func goneFolders() throws -> [String] {
    let present = Set(try places().map(\.folder.path))
    return try database.markedPaths().filter {
      $0 != DatasetFolder.reviewsName && !present.contains($0)
    }
  }

  // MARK: - Folders

  private struct Changes {
    var listing: CatalogListing
    var changed: [SampleID]
    var removed: [SampleID]
  }

  private func changes(in place: Place) throws -> Changes {
    let listing = try place.source.listing(of: place.folder)
    var known = try database.records(in: place.folder.path)
    var changed: [SampleID] = []
    for id in listing.samples {
      let record = known.removeValue(forKey: id.text) ?? nil
      if record == nil || record != FileIdentity(place.source.recordPath(id, in: place.folder)) {
        changed.append(id)
      }
    }
    return Changes(
      listing: listing, changed: changed, removed: known.keys.compactMap { SampleID(ifValid: $0) })
  }

  private func synchronize(_ place: Place) throws -> FileError? {
    // Taken before the files are read, so that later changes make the mark differ.
    let identity = FileIdentity(path(place.folder))
    let changes = try changes(in: place)
    var failure: FileError?
    var warnings = changes.listing.warnings
    try database.connection.transaction {
      for id in changes.removed { try database.remove(place.folder.key(id)) }
      try database.removeDamagedRows(of: place.folder)
      for start in stride(from: 0, to: changes.changed.count, by: Self.batch) {
        let ids = changes.changed[start..<min(start + Self.batch, changes.changed.count)]
        for (id, result) in read(Array(ids), in: place) {
          switch result {
          case .success(let entry): try database.put(entry, folder: place.folder.path)
          case .failure(let error):
            try note(error, id, place, &warnings)
            if let error = error as? FileError, error.isOfTheSystem { failure = failure ?? error }
          }
        }
      }
      try database.set(warnings, of: place.folder.path, dataset: root.path)
      try database.set(
        CatalogMark(
          state: failure == nil ? .current : .incomplete, identity: identity,
          highestNumber: changes.listing.highestNumber,
          needsRecovery: changes.listing.needsRecovery), of: place.folder.path)
    }
    return failure
  }

  /// Records that `id` cannot be read. A sample that was deleted meanwhile is no problem.
  private func note(
    _ error: any Error, _ id: SampleID, _ place: Place, _ warnings: inout [DatasetWarning]
  ) throws {
    let key = place.folder.key(id)
    try database.remove(key)
    if let error = error as? FileError, error.isAbsence { return }
    let (path, reason) = (
      place.source.recordPath(id, in: place.folder), DecodingProblem.sentence(error)
    )
    warnings.append(
      place.folder.signal == nil
        ? .unreadablePicture(path: path, reason: reason)
        : .unreadableRecord(path: path, reason: reason))
    let imagePath = place.source.imagePath(id, in: place.folder)
    try database.insert(
      TrainingSampleRow(
        damaged: key, imagePath: imagePath,
        imageSize: FileIdentity("\(root.path)/\(imagePath)").map { Int($0.size) }))
  }

  /// Reads records on two threads, in the order of `ids`.
  private func read(
    _ ids: [SampleID], in place: Place
  ) -> [(SampleID, Result<CatalogEntry, any Error>)] {
    let (source, folder) = (place.source, place.folder)
    let half = ids.count < 16 ? ids.count : ids.count / 2
    let others = Array(ids[half...])
    let work =
      others.isEmpty
      ? nil
      : BackgroundWork { _ in
        others.map { id in Result { try source.entry(id, in: folder) } }
      }
    let first = ids[..<half].map { id in (id, Result { try source.entry(id, in: folder) }) }
    let second = (try? work?.result()) ?? []
    return first + zip(others, second)
  }

  // MARK: - Reviews

  private func reviewMarkIsCurrent() throws -> Bool {
    let identity = FileIdentity(root.reviews)
    guard let mark = try database.mark(of: DatasetFolder.reviewsName) else {
      return identity == nil
    }
    return mark.state == .current && mark.identity == identity
  }

  /// Makes the catalog agree with `reviews.jsonl` if its mark shows a change.
  func synchronizeReviewsIfChanged() throws {
    if try !reviewMarkIsCurrent() { try synchronizeReviews() }
  }

  /// Makes the catalog agree with `reviews.jsonl`.
  private func synchronizeReviews() throws {
    let identity = FileIdentity(root.reviews)
    let known = try database.mark(of: DatasetFolder.reviewsName)
    let isLonger =
      known?.identity.map { $0.inode == identity?.inode && $0.size <= identity?.size ?? 0 } ?? false
    let file = ReviewFile(root: root)
    try database.connection.transaction {
      if try !isLonger || !addNewReviews(from: file) {
        try database.removeReviews()
        let warnings = try file.read(from: 0) { try database.add($0, at: $1) }
        try database.set(warnings, of: DatasetFolder.reviewsName, dataset: root.path)
        try database.updateVerdicts()
      }
      try database.set(
        CatalogMark(state: .current, identity: identity), of: DatasetFolder.reviewsName)
    }
  }

  /// Adds the lines that were appended; false if the file must be read as a whole.
  private func addNewReviews(from file: ReviewFile) throws -> Bool {
    guard let last = try database.lastLine() else { return false }
    var isSame = false
    var changed: Set<String> = []
    let warnings = try file.read(from: last.offset) { review, offset in
      if offset == last.offset { isSame = review == last.review }
      guard isSame else { return }
      try database.add(review, at: offset)
      changed.insert(review.imageID)
    }
    guard isSame, warnings.isEmpty else { return false }
    for key in changed.sorted() { try database.updateVerdict(of: key) }
    return true
  }
}
