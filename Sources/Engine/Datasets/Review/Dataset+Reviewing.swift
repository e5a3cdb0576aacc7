import FoundationEssentials

extension Dataset {
  /// The latest review of every sample by each person.
  package func reviewBook() throws -> ReviewBook { try reviewLog.book().book }

  /// The last review of the sample `key` by each person, the latest first; a review of an earlier revision
  /// is no longer valid.
  package func reviews(of key: SampleKey) throws -> [Review] {
    try reviewLog.reviews(of: key)
  }

  /// The samples that `filter` selects, in `order`, with only the verdicts of `reviewer`.
  package func samples(
    matching filter: SampleFilter = SampleFilter(), order: SampleOrder = .key,
    asReviewedBy reviewer: String?
  ) throws -> [SampleRow] {
    var others = filter
    others.verdicts = []
    let own = try signals.catalog.read { try $0.verdicts(of: reviewer) }
    let rows = try samples(matching: others, order: order).map { row in
      var row = row
      let review = own[row.key.description]
      row.verdict =
        review.flatMap { $0.counts(forRevision: row.revision) ? $0.status : nil } ?? .unreviewed
      return row
    }
    let wanted = filter.verdicts
    return wanted.isEmpty ? rows : rows.filter { wanted.contains($0.verdict) }
  }

  /// Records a review of the sample `key` at `revision`; it is on disk when this returns. `unreviewed` takes
  /// the reviewer's verdict back. `boxes` are those that the reviewer saw.
  package func review(
    _ key: SampleKey, _ status: ReviewStatus, notes: String = "", reviewer: String?,
    revision: Int, boxes: [ReviewedBox]? = nil
  ) throws -> Review {
    try reviewLog.add(
      status, of: key, notes: notes, reviewer: reviewer, revision: revision, boxes: boxes)
  }

  /// Replaces the boxes of the sample `key` by `boxes`, as its next revision; returns the sample as it is
  /// now. Throws `SampleError.changedSince` if the sample is no longer at `revision`.
  package func replaceBoxes(
    of key: SampleKey, by boxes: [EditedBox], expectingRevision revision: Int, labeler: String?
  ) throws -> SampleContent {
    switch key {
    case .signal(let sample):
      let record = try signals.replaceBoxes(
        of: sample, by: boxes, expectingRevision: revision, labeler: labeler)
      return SampleContent(record, of: sample)
    case .picture(let id):
      _ = try pictures.replaceBoxes(
        of: id, by: boxes.map(\.box), labeler: labeler, expectingRevision: revision)
      return try pictures.content(of: id)
    }
  }

  /// Deletes the sample `key`; returns false if there is none. Then a deletion that failed before is
  /// completed.
  package func delete(_ key: SampleKey) throws -> Bool {
    switch key {
    case .signal(let sample):
      if try signals.delete(sample) { return true }
      try signals.recover()
    case .picture(let id):
      if try pictures.delete(id) { return true }
      try pictures.recover()
    }
    return false
  }

  /// The file with the image of the sample `key`; throws `SampleError` if there is no such picture.
  package func imageURL(of key: SampleKey) throws -> URL {
    switch key {
    case .signal(let sample):
      URL(filePath: signals.root.folder(of: sample.signal).file(.image, of: sample.id))
    case .picture(let id): try pictures.imageURL(of: id)
    }
  }
}
