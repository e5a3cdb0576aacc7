import FoundationEssentials
import Foundations

/// What is known of a label file in one of its places.
struct LabelReplica: Sendable {
  /// The file that was last read or written; nil when there was none.
  private(set) var identity: FileIdentity?
  /// What it held.
  private(set) var entries: [UUID: SigMFAnnotation] = [:]
  /// Why it cannot be read.
  private(set) var problem: (any Error)?

  /// The file was read, or written, with `entries`.
  mutating func note(_ identity: FileIdentity?, _ entries: [UUID: SigMFAnnotation]) {
    self.identity = identity
    self.entries = entries
    problem = nil
  }

  /// The file cannot be read.
  mutating func note(_ identity: FileIdentity?, problem: any Error) {
    self.identity = identity
    self.problem = problem
  }

  /// Whether the file is there with `entries`, whatever their UUIDs are spelled like.
  func holds(_ entries: [UUID: SigMFAnnotation]) -> Bool {
    identity != nil && entries.count == self.entries.count
      && entries.allSatisfy { Optional($0.value).hasContent(of: self.entries[$0.key]) }
  }

  /// Boxes that differ from those in `other`.
  func changeCount(from other: LabelReplica) -> Int {
    let changed = entries.count { id, entry in
      !Optional(entry).hasContent(of: other.entries[id])
    }
    return changed + other.entries.keys.count { entries[$0] == nil }
  }

  /// The file is gone; what it held is still known.
  mutating func noteAbsence() {
    identity = nil
    problem = nil
  }
}
