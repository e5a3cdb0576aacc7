import CSyncCount

/// The number of syncs of this process, and the time spent in them.
struct SyncTally {
  private(set) var calls: Int
  private(set) var seconds: Double

  /// The counts since the start of the process.
  static var now: SyncTally {
    let tally = sync_tally_now()
    return SyncTally(calls: Int(tally.calls), seconds: Double(tally.nanoseconds) / 1e9)
  }

  /// The difference to `earlier`.
  func since(_ earlier: SyncTally) -> SyncTally {
    SyncTally(calls: calls - earlier.calls, seconds: seconds - earlier.seconds)
  }
}
