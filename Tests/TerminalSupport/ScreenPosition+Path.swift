extension ScreenPosition {
  /// The cells on the straight line from this cell to `end`, without this cell and with `end`.
  func path(to end: ScreenPosition) -> [ScreenPosition] {
    let (across, down) = (end.column - column, end.row - row)
    let steps = max(abs(across), abs(down))
    guard steps > 0 else { return [] }
    return (1...steps).map {
      ScreenPosition(column: column + across * $0 / steps, row: row + down * $0 / steps)
    }
  }
}
