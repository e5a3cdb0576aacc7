import FoundationEssentials
import Foundations
import Pitches

/// `labeltui pitch package`: writes a session as a ZIP file with checksums.
struct PitchPackageCommand: Subcommand {
  private static let output = CommandOption("output", "FILE.zip", summary: "the package to write")
  private static let mode = CommandOption(
    "mode", "MODE",
    summary: "full (videos, key frames, telemetry; the default) or telemetry_only")
  private static let anonymize = CommandOption(
    "anonymize", summary: "remove the numbers of cameras and paths of the recorder")
  private static let consent = CommandOption(
    "player-consent", summary: "note in the package that the player agreed to its use")
  private static let retention = CommandOption(
    "retention-days", "N",
    summary: "note after how many days the data must be deleted (default: 730)")
  private static let force = CommandOption("force", summary: "replace an existing file")

  static let syntax = CommandSyntax(
    name: "pitch package",
    operands: "SESSION --output FILE.zip [--mode MODE] [--anonymize] [--force] [--json]",
    summary: "Package a session for submission, as a ZIP file with the checksum of every file.",
    options: [output, mode, anonymize, consent, retention, force, PitchArgument.json])

  private let argument: PitchArgument
  private let url: URL
  private let options: PackageOptions
  private let force: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try PitchArgument(arguments)
    url = URL(filePath: try arguments.required(Self.output))
    let text = arguments[Self.mode] ?? PackageOptions.Mode.full.rawValue
    guard let mode = PackageOptions.Mode(rawValue: text) else {
      throw .badValue(Self.mode, found: text, expected: "full or telemetry_only")
    }
    let days = arguments[Self.retention] ?? "730"
    guard let retention = Int(days), (0...100_000).contains(retention) else {
      throw .badValue(Self.retention, found: days, expected: "a whole number from 0 to 100000")
    }
    options = PackageOptions(
      mode: mode, anonymizes: arguments.contains(Self.anonymize),
      hasConsent: arguments.contains(Self.consent), retentionDays: retention)
    force = arguments.contains(Self.force)
  }

  func run() throws {
    let package = try SessionPackage(argument.session(), options)
    let signals = EndSignals()
    var progress = ProgressLine("package")
    defer { progress.end() }
    let report = try package.write(to: url, force: force) { share in
      progress.show(share)
      return !signals.haveArrived
    }
    progress.end()
    guard let report else { throw ExitStatus.cancelled }
    guard !argument.asJSON else { return try StandardOutput.write(json: report) }
    for path in report.leftOut {
      StandardError.writeLine(
        "labeltui: \(VisibleText.of(path)): is not part of a session, and was left out")
    }
    try StandardOutput.write(
      "Packaged \(Quantity.count(report.files, "file")) (\(report.bytes) bytes, \(report.mode.rawValue)) in "
        + "\(VisibleText.of(report.path))\nSHA-256 of the files: \(report.checksum)\n")
  }
}
