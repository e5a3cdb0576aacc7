import FoundationEssentials
import Foundations
import Pitches

/// `labeltui pitch verify`: checks a session or a pitch line by line.
struct PitchVerifyCommand: Subcommand {

  static let syntax = CommandSyntax(
    name: "pitch verify", operands: "SESSION|PITCH [--json]",
    summary:
      "Check every file of a session and print a line per check: ok, missing, wrong or warn; exits with 1 if something is "
      + "missing or wrong.",
    options: [PitchArgument.json])

  private struct Output: Encodable {
    var lines: [PitchCheckLine]
    var ok: Int
    var missing: Int
    var wrong: Int
    var warn: Int
  }

  private let argument: PitchArgument

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try PitchArgument(arguments)
  }

  func run() throws {
    let signals = EndSignals()
    let check = SessionCheck(open: PitchArgument.openVideo)
    var all: [PitchCheckLine] = []
    switch try argument.target() {
    case .pitch(let pitch):
      all = check.lines(pitch)
      if !argument.asJSON { try print(all) }
    case .session(let session):
      var progress = ProgressLine("verify")
      defer { progress.end() }
      try check.run(session) { lines, share in
        guard !signals.haveArrived else { throw ExitStatus.cancelled }
        all += lines
        progress.end()
        if !argument.asJSON { try print(lines) }
        progress.show(share)
        return true
      }
    }
    try finish(all)
  }

  private func print(_ lines: [PitchCheckLine]) throws {
    for line in lines { try StandardOutput.write("\(line)\n") }
  }

  private func finish(_ lines: [PitchCheckLine]) throws {
    func count(_ status: PitchCheckLine.Status) -> Int { lines.count { $0.status == status } }
    let output = Output(
      lines: lines, ok: count(.ok), missing: count(.missing), wrong: count(.wrong),
      warn: count(.warn))
    if argument.asJSON {
      try StandardOutput.write(json: output)
    } else {
      try StandardOutput.write(
        "\(Quantity.count(lines.count, "line")): \(output.ok) ok, \(output.missing) missing, \(output.wrong) wrong, "
          + "\(Quantity.count(output.warn, "warning"))\n")
    }
    if lines.contains(where: \.isFailure) { throw ExitStatus(1) }
  }
}
