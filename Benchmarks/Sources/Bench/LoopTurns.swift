import Workstation

extension [LoopTurn] {
  /// The turns in which the loop handled `keys`, which count from 0.
  func between(_ keys: Range<Int>) -> [LoopTurn] {
    var count = 0
    return filter { frame in
      count += frame.events
      return (keys.lowerBound + 1...keys.upperBound).contains(count)
    }
  }

  /// Seconds of the turn that is slower than 99 of 100.
  var slowest99: Double { Rounds.percentile(99, of: map(\.total)) / 1000 }
}
