import CSyncCount

/// How often this process made the disk wait, and for how long.
struct SyncTally {
  private(set) var calls: Int
  private(set) var seconds: Double

  /// What was counted since the process began.
  static var now: SyncTally {
    let tally = sync_tally_now()
    return SyncTally(calls: Int(tally.calls), seconds: Double(tally.nanoseconds) / 1e9)
  }

  /// What was added since `earlier`.
  func since(_ earlier: SyncTally) -> SyncTally {
    SyncTally(calls: calls - earlier.calls, seconds: seconds - earlier.seconds)
  }
}
