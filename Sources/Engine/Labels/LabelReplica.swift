import FoundationEssentials
import Foundations

/// The last known state of the label file in one of its places.
struct LabelReplica<Entry: LabelEntry>: Sendable {
  /// The identity of the file when it was last read or written; nil if there was no file.
  private(set) var identity: FileIdentity?
  /// The entries of the file.
  private(set) var entries: [UUID: Entry] = [:]
  /// The error that occurred when the file was read; nil if there was none.
  private(set) var problem: (any Error)?

  /// Records that the file was read or written with `entries`.
  mutating func record(_ identity: FileIdentity?, _ entries: [UUID: Entry]) {
    self.identity = identity
    self.entries = entries
    problem = nil
  }

  /// Records that the file cannot be read.
  mutating func record(_ identity: FileIdentity?, problem: any Error) {
    self.identity = identity
    self.problem = problem
  }

  /// Records that the file no longer exists; its last entries are kept.
  mutating func recordAbsence() {
    identity = nil
    problem = nil
  }

  /// Whether the file exists and has the same content as `entries`.
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
