/// The size of a terminal in cells.
public struct ScreenSize: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The default size of terminals since the VT100.
  public static let classic = ScreenSize(columns: 80, rows: 24)
  /// A maximized window on a large screen.
  public static let large = ScreenSize(columns: 200, rows: 60)
}
