import Testing

@testable import Datasets

@Suite("Recovery plan")
struct RecoveryPlanTests {
  private func result(_ names: Set<String>, steps: Int = .max) -> Set<String> {
    RecoveryPlan(names: names.sorted()).steps.prefix(steps).reduce(into: names) { names, step in
      switch step {
      case .remove(let name): names.remove(name)
      case .rename(let old, let new):
        names.remove(old)
        names.insert(new)
      }
    }
  }

  /// Every state that a kill can leave, and its expected result.
  private static let states: [(left: Set<String>, becomes: Set<String>)] = [
    ([".0001.npz.staged"], []),
    ([".0001.npz.staged", ".0001.json.staged"], []),
    (["0001.npz", ".0001.json.staged"], ["0001.npz", "0001.json"]),
    (["0001.npz", "0001.json"], ["0001.npz", "0001.json"]),
    // A failed save that was killed while it cleaned up.
    ([".0001.json.staged"], []),
    // After a power cut, with the renames in reverse order.
    ([".0001.npz.staged", "0001.json"], ["0001.npz", "0001.json"]),
    // A deletion.
    (["0001.npz", ".0001.json.deleted"], []),
    ([".0001.json.deleted"], []),
    // New boxes.
    (
      ["0001.npz", "0001.json", ".0001.json.4f.labeltui-temporary"],
      ["0001.npz", "0001.json"]
    ),
    // Of unknown origin.
    (["0002.npz"], ["0002.npz"]),
    (
      ["0002.json", "notes.txt", ".x.labeltui-temporary"],
      ["0002.json", "notes.txt", ".x.labeltui-temporary"]
    ),
  ]

  @Test("every state is completed or undone")
  func states() {
    for (left, becomes) in Self.states {
      #expect(result(left) == becomes, "\(left)")
      let others: Set = ["0007.npz", "0007.json"]
      #expect(result(left.union(others)) == becomes.union(others))
    }
  }

  @Test("a kill during recovery does not change the final result")
  func killedRecovery() {
    for (left, becomes) in Self.states {
      for steps in 0..<3 { #expect(result(result(left, steps: steps)) == becomes, "\(left)") }
    }
  }
}
