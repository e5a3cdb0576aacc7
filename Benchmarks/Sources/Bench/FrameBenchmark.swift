import Foundation
import TerminalSupport
import Workstation

/// Frames while a key is held down, from what wakes the program to the end of its output.
struct FrameBenchmark: Benchmark {
  /// The effect of the key.
  enum Motion { case pan, zoom }

  /// What is open: a capture of 20 s, or a picture of 4096 x 4096 pixels.
  enum Document { case capture, picture }

  let motion: Motion
  var document = Document.capture

  private static let seconds = 20.0
  private static let interval = Duration.milliseconds(20)
  private static let keys = 300
  private static let zooms = 5

  var name: String {
    (document == .capture ? "display." : "picture.") + (motion == .pan ? "pan" : "zoom")
  }
  var summary: String {
    let what = motion == .pan ? "panning by one column" : "zooming by two"
    let place = document == .capture ? "" : " on a picture of 4096 x 4096 pixels"
    return
      "\(what)\(place) at 200 x 60 in direct color, 50 keys per second: the frame at the 99th percentile"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let program = try DrivenProgram(try file(in: workplace), in: workplace)
    try program.waitForPicture()
    try program.type(String(repeating: "+", count: Self.zooms))
    // The first pass computes the tiles, the second finds them in the cache.
    let cold = try hold(program)
    let warm = try hold(program)
    let peakMemory = try program.peakMemory()
    let frames = try program.quit()
    let first = Self.zooms + cold.count
    let measured = frames.between(first..<(first + warm.count))
    let uncached = frames.between(Self.zooms..<first)
    let bare = try BareTerminal().seconds(writing: warm, every: Self.interval)
    let value = measured.slowest99
    let floor = Rounds.percentile(99, of: bare)
    return Figure(
      name, seconds: value, floor: floor,
      floorIs: "the bare write of the same bytes to a terminal that reads them, 99th percentile",
      runs: measured.count, peakMemory: peakMemory,
      details: details(of: measured, floor: floor) + [
        Figure.Detail("while tiles are computed", seconds: uncached.slowest99, floor: floor)
      ])
  }

  private func file(in workplace: Workplace) throws -> URL {
    switch document {
    case .capture: try workplace.capture(seconds: Self.seconds).capture.url
    case .picture: try workplace.picture(.photo)
    }
  }

  private func hold(_ program: DrivenProgram) throws -> [[UInt8]] {
    let output = try program.hold(keys, every: Self.interval)
    try program.waitForPicture()
    return output
  }

  /// There and back, so that it ends where it started.
  private var keys: [TerminalKey] {
    switch motion {
    case .pan:
      return [TerminalKey](repeating: .shiftRight, count: Self.keys / 2)
        + [TerminalKey](repeating: .shiftLeft, count: Self.keys / 2)
    case .zoom:
      let inAndOut = "+++++-----".map(TerminalKey.character)
      return (0..<(Self.keys / inAndOut.count)).flatMap { _ in inAndOut }
    }
  }

  private func details(of frames: [LoopTurn], floor: Double) -> [Figure.Detail] {
    let parts: [(String, (LoopTurn) -> Double)] = [
      ("the median", \.total), ("of it the state", \.state), ("of it the cells", \.view),
      ("of it the terminal", \.terminal),
    ]
    return [Figure.Detail("limit: a frame at 60 Hz", seconds: 1.0 / 60)]
      + parts.map { name, part in
        Figure.Detail(name, seconds: Rounds.median(frames.map(part)) / 1000)
      }
      + [Figure.Detail("the slowest frame", seconds: (frames.map(\.total).max() ?? 0) / 1000)]
  }
}
