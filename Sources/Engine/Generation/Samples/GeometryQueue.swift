import Synchronization

/// Hands out the geometries of samples to several threads. Which sample gets which does not depend on the threads.
final class GeometryQueue: Sendable {
  private struct State {
    var search: GeometrySearch
    /// The number of samples whose geometry was found.
    var found = 0
    /// The geometries of samples that no thread has asked for yet.
    var waiting: [Int: Geometry] = [:]
  }

  private let state: Mutex<State>

  /// The geometries of samples from number `first` on. Throws `GenerationError.nothingPasses`.
  init(_ rules: GeometryRules, seed: UInt64, from first: Int) throws(GenerationError) {
    var state = State(search: GeometrySearch(rules, seed: seed))
    while state.found < first {
      _ = try state.search.next()
      state.found += 1
    }
    self.state = Mutex(state)
  }

  /// The geometry of sample `number`, which is asked for once. Throws `GenerationError.nothingPasses`.
  func geometry(of number: Int) throws(GenerationError) -> Geometry {
    let result = state.withLock { state in
      Result { () throws(GenerationError) in
        while state.found <= number {
          state.waiting[state.found] = try state.search.next()
          state.found += 1
        }
        return state.waiting.removeValue(forKey: number)
      }
    }
    guard let geometry = try result.get() else {
      preconditionFailure("the geometry of sample \(number) was already taken")
    }
    return geometry
  }

  /// The candidates that were tried, and those that were rejected.
  var tally: GeometryTally {
    state.withLock {
      GeometryTally(candidates: $0.search.candidates, rejected: $0.search.rejected)
    }
  }
}
