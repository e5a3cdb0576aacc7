/// The conversion between units of x (samples of a capture, pixels of a picture) and columns of cells. Either
/// a column shows several units, or a unit takes several columns; one of the two numbers is 1.
struct ColumnScale: Hashable, Sendable {
  let unitsPerColumn: Int
  let columnsPerUnit: Int

  /// One unit in each column.
  static let one = ColumnScale(unitsPerColumn: 1)

  /// A scale of `unitsPerColumn` units per column, at least 1.
  init(unitsPerColumn: Int) {
    self.unitsPerColumn = max(1, unitsPerColumn)
    columnsPerUnit = 1
  }

  /// A scale at which a unit takes `columnsPerUnit` columns, at least 1.
  init(columnsPerUnit: Int) {
    unitsPerColumn = 1
    self.columnsPerUnit = max(1, columnsPerUnit)
  }

  /// Units from the left to the right edge of a column.
  var columnWidth: Double { Double(unitsPerColumn) / Double(columnsPerUnit) }

  /// The column that contains the middle of `unit`; both are counted from the start of the document.
  func column(of unit: Int) -> Int {
    columnsPerUnit == 1
      ? Self.floorDivide(unit, unitsPerColumn) : unit * columnsPerUnit + columnsPerUnit / 2
  }

  /// The units that `column` shows, at least in part.
  func units(ofColumn column: Int) -> Range<Int> {
    let start = firstUnit(ofColumn: column)
    return start..<(start + unitsPerColumn)
  }

  /// The first unit that `column` shows, at least in part.
  func firstUnit(ofColumn column: Int) -> Int {
    columnsPerUnit == 1 ? column * unitsPerColumn : Self.floorDivide(column, columnsPerUnit)
  }

  /// The columns that show `units`, at least in part. `units` must not be empty.
  func columns(of units: Range<Int>) -> Range<Int> {
    if columnsPerUnit > 1 {
      return (units.lowerBound * columnsPerUnit)..<(units.upperBound * columnsPerUnit)
    }
    let first = Self.floorDivide(units.lowerBound, unitsPerColumn)
    return first..<max(first + 1, Self.floorDivide(units.upperBound - 1, unitsPerColumn) + 1)
  }

  /// The number of columns that `count` units take. The last one may be filled only in part.
  func columnCount(ofUnits count: Int) -> Int {
    columnsPerUnit > 1
      ? count * columnsPerUnit : count / unitsPerColumn + (count % unitsPerColumn == 0 ? 0 : 1)
  }

  private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
