/// A row of the table in docs/architecture.md.
struct ArchitectureRow {
  /// The folder, from the root of the package.
  var folder: String
  /// Whether the row speaks for the folders below as well (`/**`).
  var coversSubfolders: Bool
  /// The modules its files may import.
  var modules: Set<String>
  /// The folders of the same target whose types its files may mention besides their own, nil for all.
  var uses: Set<String>?

  /// The last part of the path, by which other rows call the folder.
  var name: String { String(folder.split(separator: "/").last ?? "") }

  /// The first two parts of the path.
  var target: String { folder.split(separator: "/").prefix(2).joined(separator: "/") }

  func covers(_ other: String) -> Bool {
    other == folder || (coversSubfolders && other.hasPrefix(folder + "/"))
  }
}

extension ArchitectureRow {
  /// Reads the rows of all tables of a page; the first cell of a row is a folder in backticks.
  static func rows(ofPage page: String) -> [ArchitectureRow] {
    page.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
        .dropLast()
      guard cells.count == 4, let place = names(in: cells[1]).first else { return nil }
      let coversSubfolders = place.hasSuffix("/**")
      return ArchitectureRow(
        folder: coversSubfolders ? String(place.dropLast(3)) : place,
        coversSubfolders: coversSubfolders,
        modules: Set(names(in: cells[3])),
        uses: cells[4].contains("all") ? nil : Set(names(in: cells[4])))
    }
  }

  /// What stands in backticks.
  private static func names(in cell: Substring) -> [String] {
    let parts = cell.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
  }
}
