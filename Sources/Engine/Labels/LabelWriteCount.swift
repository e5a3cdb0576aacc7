/// The number of writes of one editing session that a label file includes.
///
/// Programs that do not know this field keep it as they read it. Therefore the count shows which state of the file a
/// program has read.
package struct LabelWriteCount: Codable, Sendable, Equatable {
  /// The maximum number of sessions in a file. If there are more, the session that wrote longest ago is removed.
  fileprivate static let capacity = 16

  /// The name of the session.
  package var session: String
  /// The number of its writes.
  package var count: Int

  /// The count `count` of writes of `session`.
  package init(session: String, count: Int) {
    self.session = session
    self.count = count
  }
}

extension [LabelWriteCount] {
  /// The number of included writes of `session`.
  package func count(of session: String?) -> Int { last { $0.session == session }?.count ?? 0 }

  /// Adds the counts of `others`. For a session in both, keeps the larger count.
  package mutating func merge(_ others: [LabelWriteCount]) {
    for other in others where other.count > count(of: other.session) {
      set(other.count, of: other.session)
    }
  }

  /// Sets the number of included writes of `session`.
  package mutating func set(_ count: Int, of session: String) {
    removeAll { $0.session == session }
    append(LabelWriteCount(session: session, count: count))
    self = suffix(LabelWriteCount.capacity)
  }
}
