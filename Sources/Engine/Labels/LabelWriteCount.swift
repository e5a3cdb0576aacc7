/// How many writes of one editing session a label file includes.
///
/// A program that does not know this field keeps it as it read it. So the count says which state of the
/// file the program started from.
package struct LabelWriteCount: Codable, Sendable, Equatable {
  /// Sessions that a file names at most; those that wrote longest ago are dropped.
  fileprivate static let capacity = 16

  package var session: String
  package var count: Int

  /// Notes that `count` writes of `session` are included.
  package init(session: String, count: Int) {
    self.session = session
    self.count = count
  }
}

extension [LabelWriteCount] {
  /// The writes of `session` that are included.
  package func count(of session: String?) -> Int { last { $0.session == session }?.count ?? 0 }

  /// Adds what `others` include.
  package mutating func merge(_ others: [LabelWriteCount]) {
    for other in others where other.count > count(of: other.session) {
      set(other.count, of: other.session)
    }
  }

  /// Notes that `count` writes of `session` are included.
  package mutating func set(_ count: Int, of session: String) {
    removeAll { $0.session == session }
    append(LabelWriteCount(session: session, count: count))
    self = suffix(LabelWriteCount.capacity)
  }
}
