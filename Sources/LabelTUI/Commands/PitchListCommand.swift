import FoundationEssentials
import Foundations
import Pitches

/// `labeltui pitch list`: the pitches of a session.
struct PitchListCommand: Subcommand {

  static let syntax = CommandSyntax(
    name: "pitch list", operands: "SESSION|PITCH [--json]",
    summary: "List the pitches of a session: speed, strike, detections, observations, frames.",
    options: [PitchArgument.json])

  private static let heads = [
    "pitch", "mph", "strike", "detections", "observations", "frames", "key frames", "problems",
  ]

  private let argument: PitchArgument

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try PitchArgument(arguments)
  }

  func run() throws {
    var summaries: [PitchSummary] = []
    let unreadable = try argument.target().forEachPitch { summaries.append(PitchSummary($0)) }
    if argument.asJSON {
      try StandardOutput.write(json: summaries)
    } else {
      try StandardOutput.write(TextTable(heads: Self.heads, rows: summaries.map(Self.row)).text)
    }
    if unreadable > 0 { throw ExitStatus(1) }
  }

  private static func row(_ pitch: PitchSummary) -> [String] {
    func both(_ count: (PitchSummary.Camera) -> Int) -> String {
      "\(count(pitch.left))/\(count(pitch.right))"
    }
    return [
      pitch.name, pitch.speed.map { Quantity.fixed($0, decimals: 1) } ?? "-",
      pitch.isStrike.map { $0 ? "strike" : "ball" } ?? "-", both(\.detections),
      "\(pitch.observations)", both(\.rows), both(\.keyFrames), "\(pitch.problems)",
    ]
  }
}
