/// The names of the classes that digits choose, cut so that all of them fit on a row.
struct ClassLegend: Equatable {
  /// In the order of their digits, from 1.
  let entries: [String]

  /// The number of cells of an entry besides its name: a space, the digit and another space.
  private static let frame = 3

  /// The first nine of `names` in `width` cells. Long names are cut, all to the same length.
  init(names: [String], width: Int) {
    let names = names.prefix(9)
    var longest = names.map(\.unicodeScalars.count).max() ?? 0
    while longest > 1, names.map({ Self.width(of: $0, longest) }).reduce(0, +) > width {
      longest -= 1
    }
    entries = names.map { Self.cut($0, to: longest) }
  }

  private static func width(of name: String, _ longest: Int) -> Int {
    min(name.unicodeScalars.count, longest) + frame
  }

  private static func cut(_ name: String, to length: Int) -> String {
    let scalars = name.unicodeScalars
    guard scalars.count > length else { return name }
    return String(scalars.prefix(max(1, length - 1))) + (length > 1 ? "…" : "")
  }
}
