/// A turn of the program's event loop, as its frame log tells it; in milliseconds.
struct Frame: Decodable {
  /// From what woke it to the end of the output.
  var total: Double
  var state: Double
  var view: Double
  var terminal: Double
  /// Keys that woke it.
  var events: Int

  private enum CodingKeys: String, CodingKey {
    case total = "total_ms"
    case state = "state_ms"
    case view = "view_ms"
    case terminal = "terminal_ms"
    case events
  }
}

extension [Frame] {
  /// The turns from the one that took in the first of `keys`, which count from 0, to the one before
  /// that which took in the next behind them.
  func between(_ keys: Range<Int>) -> [Frame] {
    var count = 0
    return filter { frame in
      count += frame.events
      return (keys.lowerBound + 1...keys.upperBound).contains(count)
    }
  }

  /// Seconds of the turn that is slower than 99 of 100.
  var slowest99: Double { Rounds.percentile(99, of: map(\.total)) / 1000 }
}
