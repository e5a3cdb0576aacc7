import Foundation
import TestSupport
import Testing

/// Holds the code to docs/architecture.md.
@Suite("Architecture")
struct ArchitectureTests {
  let rows: [ArchitectureRow]
  let checker: ArchitectureChecker

  init() throws {
    rows = ArchitectureRow.rows(ofPage: try SourceTree.text(of: "docs/architecture.md"))
    checker = ArchitectureChecker(
      files: try SourceTree.files(below: "Sources", "Tests"),
      rows: rows.filter { $0.folder.hasPrefix("Sources/") || $0.folder.hasPrefix("Tests/") })
  }

  @Test("every folder has its row, and every row its folder")
  func folders() {
    report(checker.undescribed)
    for row in rows {
      let folder = SharedMaterial.packageRoot.appending(path: row.folder)
      #expect(FileManager.default.fileExists(atPath: folder.path), "\(row.folder)")
    }
  }

  @Test("files import what the row of their folder names")
  func imports() {
    report(checker.forbiddenImports)
  }

  @Test("files use the folders that the row of their folder names")
  func uses() {
    report(checker.forbiddenUses)
  }

  @Test("no file is too long to be read in one go")
  func length() {
    report(checker.tooLong(limit: 320))
  }

  @Test("the page itself keeps C at the rim, the engine without terminal, and the middle pure")
  func page() throws {
    let cOwners = rows.filter { $0.modules.contains(where: Self.isC) }.map(\.folder)
    let allowed: Set = [
      "Benchmarks", "Sources/Engine/Libraries", "Sources/LabelTUI/Terminal",
      "Tests/TerminalSupport",
    ]
    #expect(!cOwners.isEmpty && Set(cOwners).isSubset(of: allowed))

    for row in rows where row.target == "Sources/Engine" {
      #expect(!row.modules.contains("LabelTUI"), "\(row.folder)")
    }
    for row in rows where Self.pure.contains(row.folder) {
      let uses = try #require(row.uses, "\(row.folder) may not use all")
      #expect(uses.isDisjoint(with: ["LabelTUI", "Terminal", "Jobs", "Commands"]), "\(row.folder)")
    }
  }

  private func report(_ violations: [String]) {
    for violation in violations { Issue.record("\(violation)") }
  }

  private static let pure = ["Screen", "Keys", "State", "Views"].map { "Sources/LabelTUI/\($0)" }

  /// By the convention of their names: `CNcurses`.
  private static func isC(_ module: String) -> Bool {
    module.first == "C" && module.dropFirst().first?.isUppercase == true
  }
}
