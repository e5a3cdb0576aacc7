import FoundationEssentials
import Foundations

/// What is known of a label file in one of its places.
struct LabelReplica<Entry: LabelEntry>: Sendable {
  /// The file that was last read or written; nil when there was none.
  private(set) var identity: FileIdentity?
  /// What it held.
  private(set) var entries: [UUID: Entry] = [:]
  /// Why it cannot be read.
  private(set) var problem: (any Error)?

  /// Notes that the file was read or written with `entries`.
  mutating func note(_ identity: FileIdentity?, _ entries: [UUID: Entry]) {
    self.identity = identity
    self.entries = entries
    problem = nil
  }

  /// Notes that the file cannot be read.
  mutating func note(_ identity: FileIdentity?, problem: any Error) {
    self.identity = identity
    self.problem = problem
  }

  /// Notes that the file is gone; what it held is still known.
  mutating func noteAbsence() {
    identity = nil
    problem = nil
  }

  /// Whether the file exists and says the same as `entries`.
  func holds(_ entries: [UUID: Entry]) -> Bool {
    identity != nil && entries.count == self.entries.count
      && entries.allSatisfy { Optional($0.value).hasContent(of: self.entries[$0.key]) }
  }

  /// The number of boxes that differ from those in `other`.
  func changeCount(from other: LabelReplica) -> Int {
    let changed = entries.count { id, entry in
      !Optional(entry).hasContent(of: other.entries[id])
    }
    return changed + other.entries.keys.count { entries[$0] == nil }
  }
}
