import Datasets

/// The review of a dataset's samples, one by one or in a grid of thumbnails.
struct ReviewState: Sendable {
  /// The samples that the review asks for.
  var query = SampleQuery()
  private(set) var rows: [SampleRow] = []
  /// The number of samples in the dataset.
  private(set) var total = 0
  /// The number of samples with each verdict. Counted when a verdict changes, because every draw shows the
  /// numbers.
  private(set) var counts: [ReviewStatus: Int] = [:]
  var index = 0
  /// The sample on the screen, as read from the dataset.
  var shown: SampleState?
  /// A sample that was read in advance.
  var ahead: LoadedSample?
  var isLoading = true
  /// The verdict that is being written. Until then, further keys must not give another one.
  var pending: PendingVerdict?
  /// The reason why the sample cannot be read, shown in place of the image.
  var failure: String?
  /// Whether thumbnails are shown instead of one sample.
  var isGrid = false
  var thumbnails = ThumbnailCache()
  /// The verdicts of this review that can be taken back, oldest first.
  var steps: [VerdictStep] = []

  /// A verdict that was given, and what was there before.
  struct VerdictStep: Equatable, Sendable {
    var key: SampleKey
    var revision: Int
    /// The reviewer's own earlier verdict; nil if there was none.
    var own: Review?
    /// The verdict in the list.
    var verdict: ReviewStatus
  }

  /// A verdict that is being written.
  struct PendingVerdict: Equatable, Sendable {
    var step: VerdictStep
    /// Whether the verdict takes `step`, the last one, back.
    var takesBack: Bool
  }

  /// The largest number of verdicts that can be taken back.
  private static let stepLimit = 1000

  var current: SampleKey? { currentRow?.key }

  var currentRow: SampleRow? { rows.indices.contains(index) ? rows[index] : nil }

  /// What is known of the current sample; nil until it is on the screen.
  var currentSample: (content: SampleContent, reviews: [Review])? {
    guard let current else { return nil }
    if isGrid { return thumbnails[current].map { ($0.content, $0.reviews) } }
    guard let shown, shown.key == current else { return nil }
    return (shown.sample.content, shown.sample.reviews)
  }

  /// The sample that the user can review: the one on the screen, unless a verdict is being written.
  var reviewable: (content: SampleContent, reviews: [Review])? {
    pending == nil ? currentSample : nil
  }

  func count(_ status: ReviewStatus) -> Int { counts[status] ?? 0 }

  var reviewedCount: Int { rows.count - count(.unreviewed) }

  /// Starts the review of `list`: at the sample `key` if the list contains it, else at the first one without
  /// a verdict.
  mutating func begin(_ list: SampleList, at key: SampleKey? = nil) {
    query = list.query
    rows = list.rows
    total = list.total
    counts = [:]
    for row in rows { counts[row.verdict, default: 0] += 1 }
    isLoading = false
    index =
      key.flatMap { key in rows.firstIndex { $0.key == key } }
      ?? rows.firstIndex { $0.verdict == .unreviewed } ?? 0
  }

  /// Changes the row of the sample `key`, if the list contains it.
  mutating func changeRow(_ key: SampleKey, _ change: (inout SampleRow) -> Void) {
    guard let place = place(of: key) else { return }
    counts[rows[place].verdict, default: 0] -= 1
    change(&rows[place])
    counts[rows[place].verdict, default: 0] += 1
  }

  /// Adds `review` to what is known of the sample `key`.
  mutating func note(_ review: Review, of key: SampleKey) {
    func adding(_ reviews: [Review]) -> [Review] {
      reviews.filter { $0.reviewer != review.reviewer }
        + (review.status == .unreviewed ? [] : [review])
    }
    if let known = shown, known.key == key { shown?.sample.reviews = adding(known.sample.reviews) }
    if let known = ahead, known.key == key { ahead?.reviews = adding(known.reviews) }
    thumbnails.change(key) { $0.reviews = adding($0.reviews) }
  }

  /// Notes that the boxes of a sample were fixed: earlier verdicts on it count no more.
  mutating func note(fixed content: SampleContent) {
    changeRow(content.key) { row in
      row.boxCount = content.boxes.count
      row.classes = content.classes
      row.leastConfidence = content.boxes.map { $0.confidence ?? 1 }.min()
      row.verdict = .unreviewed
      row.revision = content.revision
      row.updatedAt = content.updatedAt
    }
    if ahead?.key == content.key { ahead = nil }
    thumbnails.remove(content.key)
  }

  /// Notes that the pending verdict was written, and that it can be taken back, or was taken back.
  mutating func finishPending() -> PendingVerdict? {
    guard let done = pending else { return nil }
    pending = nil
    if done.takesBack {
      if steps.last == done.step { steps.removeLast() }
    } else {
      steps.append(done.step)
      if steps.count > Self.stepLimit { steps.removeFirst() }
    }
    return done
  }

  /// Moves by `offset` samples, at most to the first or the last one; false if the sample stays the same.
  mutating func move(by offset: Int) -> Bool {
    guard !rows.isEmpty else { return false }
    let moved = min(max(0, index + min(max(offset, -rows.count), rows.count)), rows.count - 1)
    defer { index = moved }
    return moved != index
  }

  /// Moves to the sample `key`; false if the list does not contain it.
  mutating func move(to key: SampleKey) -> Bool {
    guard let place = place(of: key) else { return false }
    index = place
    return true
  }

  /// Moves to the next sample without a verdict; false if all have one.
  mutating func goToNextUnreviewed() -> Bool {
    guard let next = nextUnreviewed else { return false }
    index = next
    return true
  }

  /// The sample to read in advance: the one that a verdict would lead to, else the next one.
  var nextKey: SampleKey? {
    let next = nextUnreviewed.flatMap { $0 == index ? nil : $0 } ?? index + 1
    return rows.indices.contains(next) ? rows[next].key : nil
  }

  /// Removes the sample `key`; the next one takes its place.
  mutating func remove(_ key: SampleKey) {
    guard let place = place(of: key) else { return }
    counts[rows[place].verdict, default: 0] -= 1
    rows.remove(at: place)
    total -= 1
    steps.removeAll { $0.key == key }
    thumbnails.remove(key)
    if shown?.key == key { shown = nil }
    if index > 0, place < index || index >= rows.count { index -= 1 }
  }

  /// The index of the next sample without a verdict. After the last sample, the search continues at the first
  /// one. Nil if all have a verdict.
  var nextUnreviewed: Int? {
    guard reviewedCount < rows.count else { return nil }
    return (1...rows.count).lazy.map { (index + $0) % rows.count }
      .first { rows[$0].verdict == .unreviewed }
  }

  private func place(of key: SampleKey) -> Int? {
    current == key ? index : rows.firstIndex { $0.key == key }
  }
}
