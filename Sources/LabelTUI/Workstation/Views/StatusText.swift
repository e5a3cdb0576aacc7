/// The text of the status line if there is no message: the readout, and beside it the last change of a box.
struct StatusText: Equatable {
  let readout: String
  /// Nil if there is none, or no room for it.
  let change: String?

  /// The separator of parts.
  static let gap = "  "
  /// The number of parts of the readout that are never left out, only cut: time, frequency and level.
  private static let leastParts = 3

  /// As many `parts`, the most important first, as fit into `room` cells. `change` takes the place of the
  /// last ones.
  init(_ parts: [String], change: String?, room: Int) {
    if let change {
      let left = room - change.unicodeScalars.count - Self.gap.count
      let fitting = Self.parts(parts, fitting: left)
      if Self.width(of: fitting) <= left {
        readout = fitting.joined(separator: Self.gap)
        self.change = change
        return
      }
    }
    readout = Self.parts(parts, fitting: room).joined(separator: Self.gap)
    self.change = nil
  }

  private static func parts(_ parts: [String], fitting room: Int) -> [String] {
    var parts = parts
    while parts.count > leastParts, width(of: parts) > room { parts.removeLast() }
    return parts
  }

  private static func width(of parts: [String]) -> Int {
    parts.joined(separator: gap).unicodeScalars.count
  }
}
