import Foundation
import Testing

@testable import Foundations
@testable import Generation
@testable import TerminalKit
@testable import Workstation

@Suite("The list of generated datasets by keys")
struct DatasetsKeysTests {
  private static func dataset(
    _ name: String, _ type: DatasetType = .iqRaw, most: Int = 10
  ) throws -> ListedDataset {
    let text = """
      {"format": "labeltui-iq-dataset", "version": 1, "name": "\(name)", "type": "\(type.rawValue)",
       "samples": 100, "receivers": {"min": 5, "max": \(most)}, "sample_rate_hz": 200000,
       "duration_s": 1, "complete": true, "candidates": 10, "rejected": {"gdop": 1},
       "recipe": {"modulation": "narrow"}}
      """
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "dataset.json"))
    return try #require(try ListedDataset(folder: folder.path))
  }

  private func opened() throws -> KeyScript {
    var script = KeyScript()
    script.state.place = .list(ListState())
    script.state.placesBelow = []
    script.type("D")
    let folder = DatasetSearch.folder(holding: [
      try Self.dataset("small"), try Self.dataset("wide", most: 15),
      try Self.dataset("figures", .featureBased),
    ])
    script.play(.foundDatasets(folder))
    script.play(.job(.finished(.findingDatasets)))
    return script
  }

  private func rows(_ script: KeyScript) -> [String] {
    let grid = ScreenView(script.state, colorClass: .none).draw()
    return (0..<grid.size.height).map { grid.text(row: $0) }
  }

  @Test("D lists the datasets below the folders that were opened")
  func lists() throws {
    let script = try opened()
    #expect(script.jobs.contains { if case .findDatasets = $0 { true } else { false } })
    let rows = rows(script)
    #expect(rows[0].contains("Datasets") && rows[0].contains("3 datasets"))
    #expect(rows[2].contains("small") && rows[2].contains("[IQ]") && rows[2].contains("5-10"))
    #expect(rows[4].contains("figures") && rows[4].contains("features"))
    #expect(script.state.modeTitle == "DATASETS")
  }

  @Test("a chosen architecture counts and marks what fits, and says why the selected one does not")
  func architectures() throws {
    var script = try opened()
    script.type("3a")
    var rows = rows(script)
    #expect(rows[0].contains("for IQ ResNet-18") && rows[0].contains("1 of 3 datasets compatible"))
    #expect(rows[2].contains("✓") && rows[3].contains("✗") && rows[4].contains("✗"))
    script.type("j")
    rows = self.rows(script)
    let text = rows.joined(separator: "\n")
    #expect(text.contains("wide has samples of 15 receivers, but may have at most 10."))
    script.type("j")
    #expect(self.rows(script).joined().contains("is of the type feature_based"))
    script.type("A")
    #expect(self.rows(script)[0].contains("for ConvNeXt Localization"))
    script.type("AA")
    #expect(self.rows(script)[0].contains("3 datasets") && self.rows(script)[0].contains("any"))
    script.type("A")
    #expect(self.rows(script)[0].contains("for IQ VGG-Style"))
  }

  @Test("rows that do not fit are dimmed, and the badges have colors")
  func colors() throws {
    var script = try opened()
    script.type("aa")
    let state = script.state
    let grid = ScreenView(state, colorClass: .direct).draw()
    let palette = Palette(.direct, map: state.colorMap, theme: state.theme)
    let wide = grid.cells[3 * grid.size.width + 3]
    let figures = grid.cells[4 * grid.size.width + 23]
    #expect(wide.foreground == palette.dim)
    #expect(figures.scalar == "f" && figures.foreground == palette.dim)
    script.type("A")
    let iq = ScreenView(script.state, colorClass: .direct).draw().cells[2 * grid.size.width + 23]
    #expect(iq.scalar == "[" && iq.foreground == palette.blue)
  }

  @Test("Enter shows the recipe and the acceptance, Escape leaves")
  func details() throws {
    var script = try opened()
    script.press(.enter)
    let text = rows(script).joined(separator: "\n")
    #expect(text.contains("modulation  narrow") && text.contains("90 % of 10 geometries"))
    #expect(text.contains("no: has samples") == false && text.contains("compatible"))
    script.press(.escape)
    #expect(script.state.overlay == nil)
    script.press(.escape)
    #expect(script.state.list != nil && script.state.keyMode == .list)
  }

  @Test("o asks for a sample; one that does not exist, or of features only, is refused")
  func samples() throws {
    var script = try opened()
    script.type("o")
    #expect(script.state.prompt?.text == "0/rx-01")
    for wrong in ["x", "../../etc", "0/../x", "-1", "0/rx-01/x", "99999999999999999999"] {
      script.press(.control("u"))
      script.type(wrong)
      script.press(.enter)
      #expect(script.state.message?.kind == .error && script.state.prompt?.text == wrong)
    }
    script.press(.escape)
    script.type("Go")
    #expect(script.state.prompt == nil)
    #expect(script.state.message?.text.contains("features only") == true)
  }
}

extension DatasetSearch {
  /// A search that found `datasets`.
  fileprivate static func folder(holding datasets: [ListedDataset]) -> DatasetSearch {
    var search = DatasetSearch(below: [])
    search.datasets = datasets
    return search
  }
}
