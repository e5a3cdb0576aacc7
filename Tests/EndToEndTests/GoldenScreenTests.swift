import Foundation
import TerminalSupport
import TestSupport
import Testing

/// Compares screens with the golden files in `Golden`.
///
/// `LABELTUI_RECORD_GOLDENS=1 ./test --filter GoldenScreenTests` records the files again. Check the differences.
@Suite("Golden screens")
struct GoldenScreenTests {
  enum ColorClass: String, CaseIterable {
    case direct
    case indexed256 = "256"
    case indexed16 = "16"
    case indexed8 = "8"
    case none
  }

  private static let sizes = [
    ScreenSize(columns: 80, rows: 24), ScreenSize(columns: 200, rows: 60),
  ]
  private static let isRecording =
    ProcessInfo.processInfo.environment["LABELTUI_RECORD_GOLDENS"] != nil
  /// The share of cells that may differ: on another processor, transforms differ in their last bits, which may change a
  /// level by one.
  private static let tolerance = 0.005

  @Test("a labeled capture on every kind of terminal", arguments: ColorClass.allCases, sizes)
  func capture(colors: ColorClass, size: ScreenSize) throws {
    let workplace = try Workplace()
    let video = try workplace.add(Samples.video)
    try workplace.add(Samples.video.deletingPathExtension().appendingPathExtension("sigmf-meta"))
    let session = try workplace.open(
      video, size: size, arguments: ["--color", colors.rawValue])
    try session.type("n")
    try session.waitForStatus(" BOX")
    try session.waitUntilIdle()
    try compare(session, named: "capture-\(colors.rawValue)-\(size.columns)x\(size.rows)")
    withExtendedLifetime(workplace) {}
  }

  private func compare(_ session: TerminalSession, named name: String) throws {
    let file = SharedMaterial.packageRoot
      .appending(path: "Tests/EndToEndTests/Golden/\(name).txt")
    let screen = GoldenScreen(session.screen)
    if Self.isRecording {
      try Data(screen.text.utf8).write(to: file)
      return
    }
    let golden = try #require(
      GoldenScreen(String(decoding: Data(contentsOf: file), as: UTF8.self)))
    let differences = zip(screen.rows, golden.rows).filter { $0 != $1 }
    let share = screen.difference(from: golden)
    // Glyphs of the picture depend on the levels, too, so rows may differ a little.
    #expect(screen.rows.count == golden.rows.count && screen.rows.first == golden.rows.first)
    #expect(share <= Self.tolerance, "\(name): \(share * 100) % of the cells look different")
    #expect(
      differences.count { Self.differs($0, $1) } == 0, "\(name): \(differences.prefix(3))")
  }

  /// Whether two rows differ in more glyphs than a level change can explain.
  private static func differs(_ row: String, _ golden: String) -> Bool {
    row.count != golden.count
      || zip(row, golden).count { $0 != $1 } > max(1, Int(tolerance * 2 * Double(row.count)))
  }
}
