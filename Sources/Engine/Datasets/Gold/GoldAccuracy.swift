/// The accuracy of one person on gold captures.
package struct GoldAccuracy: Sendable, Hashable {
  /// The accuracy on the captures that were last labeled on one day.
  package struct Day: Sendable, Hashable {
    /// `YYYY-MM-DD`, UTC.
    package let day: String
    package let captures: Int
    package let score: GoldScore
  }

  /// Nil if unknown.
  package let labeler: String?
  /// The number of captures that were labeled.
  package let captures: Int
  package let score: GoldScore
  /// The earliest first.
  package let days: [Day]

  /// The accuracies in `entries`, which are in the order of time, sorted by name. Of each person and capture, the last
  /// entry counts, and only if it has labels, and is not later than `end`, a time in UTC.
  package static func all(in entries: [GoldEntry], until end: String? = nil) -> [GoldAccuracy] {
    let people = Dictionary(grouping: entries) { $0.labeler ?? "" }
    return people.sorted { $0.key < $1.key }.compactMap { name, entries in
      let last = Dictionary(entries.map { ($0.task, $0) }, uniquingKeysWith: { $1 })
        .values.filter { $0.score.labels > 0 && $0.at <= end ?? $0.at }
      guard !last.isEmpty else { return nil }
      let byDay = Dictionary(grouping: last) { String($0.at.prefix(10)) }
      return GoldAccuracy(
        labeler: name.isEmpty ? nil : name, captures: last.count, score: sum(of: last),
        days: byDay.sorted { $0.key < $1.key }.map { day, entries in
          Day(day: day, captures: entries.count, score: sum(of: entries))
        })
    }
  }

  private static func sum(of entries: [GoldEntry]) -> GoldScore {
    // In one order, so that sums are the same each time.
    entries.sorted { $0.task < $1.task }.reduce(into: GoldScore()) { $0 += $1.score }
  }
}
