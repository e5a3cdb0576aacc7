/// How many writes of one editing session a label file includes.
///
/// A program that does not know this field keeps it as it read it. So the count says which state of the
/// file the program started from.
struct SigMFWriteCount: Codable, Sendable, Equatable {
  /// Sessions that a file names at most; those that wrote longest ago are dropped.
  fileprivate static let capacity = 16

  var session: String
  var count: Int
}

extension [SigMFWriteCount] {
  /// The writes of `session` that are included.
  func count(of session: String?) -> Int { last { $0.session == session }?.count ?? 0 }

  /// Adds what `others` include.
  mutating func merge(_ others: [SigMFWriteCount]) {
    for other in others where other.count > count(of: other.session) {
      set(other.count, of: other.session)
    }
  }

  /// Notes that `count` writes of `session` are included.
  mutating func set(_ count: Int, of session: String) {
    removeAll { $0.session == session }
    append(SigMFWriteCount(session: session, count: count))
    self = suffix(SigMFWriteCount.capacity)
  }
}
