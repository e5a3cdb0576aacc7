/// The number of writes of one editing session that a label file includes.
///
/// Programs that do not know this field keep it as they read it. So the count shows which state of
/// the file a program started from.
struct SigMFWriteCount: Codable, Sendable, Equatable {
  /// The maximum number of sessions in a file; the one that wrote longest ago is dropped.
  fileprivate static let capacity = 16

  var session: String
  var count: Int
}

extension [SigMFWriteCount] {
  /// The number of included writes of `session`.
  func count(of session: String?) -> Int { last { $0.session == session }?.count ?? 0 }

  /// Merges the counts of `others`.
  mutating func merge(_ others: [SigMFWriteCount]) {
    for other in others where other.count > count(of: other.session) {
      set(other.count, of: other.session)
    }
  }

  /// Sets the number of included writes of `session`.
  mutating func set(_ count: Int, of session: String) {
    removeAll { $0.session == session }
    append(SigMFWriteCount(session: session, count: count))
    self = suffix(SigMFWriteCount.capacity)
  }
}
