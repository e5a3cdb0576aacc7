/// What docs/architecture.md says that can be compared with the package.
struct ArchitecturePage {
  struct Module {
    let name: String
    let dependencies: Set<String>
  }

  private let text: String

  init() throws { text = try SourceTree.text(of: "docs/architecture.md") }

  /// The rows of the table whose head is `| Module | Purpose | Depends on |`, in the page's order.
  var modules: [Module] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let head = lines.firstIndex(where: { $0.hasPrefix("| Module |") }) else { return [] }
    return lines[(head + 2)...].prefix { $0.hasPrefix("|") }.compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      guard cells.count == 5, let name = Self.names(in: cells[1]).first else { return nil }
      return Module(name: name, dependencies: Set(Self.names(in: cells[3])))
    }
  }

  /// The paths in backticks, from the root of the package.
  var paths: [String] {
    text.matches(of: /`((?:Sources|Tests|Benchmarks|docs|scripts|samples)\/[^`*<>]*)`/).map {
      String($0.1)
    }
  }

  private static func names(in cell: Substring) -> [String] {
    cell.matches(of: /`([^`]+)`/).map { String($0.1) }
  }
}
