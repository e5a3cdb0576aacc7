import Foundations
import Labels
import TerminalKit
import Testing

/// Made-up sources show that the check of the real ones can fail.
@Suite("Architecture checker")
struct ArchitectureCheckerTests {
  static let page = """
    | Folder | What | Imports | Uses |
    |---|---|---|---|
    | `Sources/App` | the rim | `Foundation`, `Engine` | all |
    | `Sources/App/Terminal` | draws | `CNcurses` | `Views` |
    | `Sources/App/Views` | pure | `Engine` | - |
    | `Sources/Engine/**` | engine | `Foundation` | - |
    """

  private func checker(_ sources: KeyValuePairs<String, String>) -> ArchitectureChecker {
    ArchitectureChecker(
      files: sources.map { SourceFile(path: $0, text: $1) },
      rows: ArchitectureRow.rows(ofPage: Self.page))
  }

  @Test("a row is read")
  func rows() throws {
    let rows = ArchitectureRow.rows(ofPage: Self.page)
    try #require(rows.count == 4)
    #expect(rows[0].modules == ["Foundation", "Engine"] && rows[0].uses == nil)
    #expect(
      rows[1].uses == ["Views"] && rows[1].target == "Sources/App" && rows[1].name == "Terminal")
    #expect(rows[2].uses == [])
    #expect(rows[3].covers("Sources/Engine/Deep/Down") && !rows[3].covers("Sources/Engines"))
    #expect(!rows[0].covers("Sources/App/Views"))
  }

  @Test("folders and rows must match")
  func undescribed() {
    let found = checker([
      "Sources/App/App.swift": "", "Sources/App/Views/View.swift": "",
      "Sources/App/New/New.swift": "", "Sources/Engine/Sub/Box.swift": "",
    ]).undescribed
    #expect(
      found == [
        "Sources/App/New: has no row in docs/architecture.md",
        "Sources/App/Terminal: stands in docs/architecture.md, but holds no file",
      ])
  }

  @Test("imports beyond the row are found, also behind an attribute")
  func imports() {
    let found = checker([
      "Sources/App/Terminal/Terminal.swift": "import CNcurses\n",
      "Sources/App/Views/View.swift":
        "import Engine\n// import CNcurses\n\n@preconcurrency import CNcurses",
      "Sources/Engine/Sub/Box.swift": "import App",
    ]).forbiddenImports
    #expect(
      found == [
        "Sources/App/Views/View.swift:4: imports CNcurses, which Sources/App/Views may not",
        "Sources/Engine/Sub/Box.swift:1: imports App, which Sources/Engine may not",
      ])
  }

  @Test("types of other folders are found wherever code names them")
  func uses() {
    let found = checker([
      "Sources/App/App.swift": "struct App { let terminal: Terminal; let view: View }",
      "Sources/App/Terminal/Terminal.swift": "struct Terminal { let view: View; let app: App }",
      "Sources/App/Views/View.swift": """
      /// Drawn by Terminal.
      struct View {
        let name = "Terminal"
        let other = kind.Terminal
        let color = "\\(Terminal.color)"
        let app: App.Terminal
      }
      """,
    ]).forbiddenUses
    #expect(
      found == [
        "Sources/App/Terminal/Terminal.swift:1: uses App of App, which Sources/App/Terminal may not",
        "Sources/App/Views/View.swift:5: uses Terminal of Terminal, which Sources/App/Views may not",
        "Sources/App/Views/View.swift:6: uses App of App, which Sources/App/Views may not",
      ])
  }

  @Test("a name that two folders declare, or another target, accuses nobody")
  func ambiguousNames() {
    let found = checker([
      "Sources/App/Terminal/Terminal.swift": "struct Size {}",
      "Sources/App/App.swift": "struct Size {}",
      "Sources/App/Views/View.swift": "let size: Size; let box: Box",
      "Sources/Engine/Box.swift": "public struct Box {}",
    ]).forbiddenUses
    #expect(found == [])
  }

  @Test("long files are found")
  func tooLong() {
    let files = checker([
      "Sources/App/Short.swift": String(repeating: "\n", count: 10),
      "Sources/App/Long.swift": String(repeating: "\n", count: 11),
    ])
    #expect(files.tooLong(limit: 10) == ["Sources/App/Long.swift: 11 lines, the limit is 10"])
  }
}
