import Foundation
import TerminalSupport

/// The bytes written for a change, at 200 x 60.
struct WireBenchmark: Benchmark {
  /// The change.
  enum Change: String, CaseIterable {
    case none, pan, box, full
  }

  let change: Change

  private static let seconds = 2.0
  private static let runs = 20
  /// A position in the picture on the screen.
  private static let firstColumn = 10
  private static let lastColumn = 169

  var name: String { "wire.\(change.rawValue)" }
  var summary: String {
    let what =
      switch change {
      case .none: "a key that changes nothing"
      case .pan: "panning by one column"
      case .box: "moving a box by one cell"
      case .full: "drawing the whole screen"
      }
    return "bytes written for \(what), at 200 x 60 in direct color"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let capture = try workplace.capture(seconds: Self.seconds).capture.url
    let direct = try samples(.direct, of: capture, in: workplace)
    let indexed = try samples(.indexed256, of: capture, in: workplace)
    return Figure(
      name, bytes: median(direct.map(\.bytes)), floor: median(direct.map(\.least)),
      floorIs: change == .pan
        ? "the characters and colors of the new column, nothing else"
        : "the characters and colors of the cells that change, nothing else",
      runs: direct.count,
      details: [
        Figure.Detail("maximum", bytes: direct.map(\.bytes).max() ?? 0),
        Figure.Detail("256 colors", bytes: median(indexed.map(\.bytes))),
        Figure.Detail("256 colors, maximum", bytes: indexed.map(\.bytes).max() ?? 0),
      ])
  }

  private struct Sample {
    var bytes: Int
    var least: Int
  }

  private func samples(
    _ colors: DrivenProgram.Colors, of capture: URL, in workplace: Workplace
  ) throws -> [Sample] {
    let program = try DrivenProgram(capture, in: workplace, colors: colors)
    try program.waitForPicture()
    try program.type("++++")
    if change == .box { try drawBox(program) }
    if change == .none { try program.type("gg") }
    return try (0..<Self.runs).map { run in try sample(of: program, run: run) }
  }

  private func drawBox(_ program: DrivenProgram) throws {
    try program.type("vlllllllllllljjjjjj\r")
    try program.session.press(.character("n"), .tab)
    try program.session.waitFor(" EDIT")
    try program.session.waitUntilIdle()
  }

  private func sample(of program: DrivenProgram, run: Int) throws -> Sample {
    let session = program.session
    let (count, before) = (session.screen.received.count, session.screen.cells)
    switch change {
    case .none: try session.type("h")
    case .pan: try session.press(run < Self.runs / 2 ? .shiftRight : .shiftLeft)
    case .box: try session.type(run.isMultiple(of: 2) ? "l" : "h")
    case .full: try session.press(.control("l"))
    }
    try session.waitUntilIdle()
    let bytes = session.screen.received.count - count
    let after = session.screen.cells
    let least =
      switch change {
      case .none: 0
      case .pan:
        LeastBytes.ofColumn(run < Self.runs / 2 ? Self.lastColumn : Self.firstColumn, of: after)
      case .box: LeastBytes.ofChange(from: before, to: after)
      case .full: LeastBytes.ofAll(after)
      }
    return Sample(bytes: bytes, least: least)
  }

  private func median(_ values: [Int]) -> Int { Int(Rounds.median(values.map(Double.init))) }
}
