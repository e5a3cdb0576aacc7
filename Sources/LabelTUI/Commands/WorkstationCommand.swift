import FoundationEssentials
import TerminalKit
import Workstation

/// `labeltui [PATH ...]`: opens the workstation.
struct WorkstationCommand: Subcommand {
  private static let dataset = CommandOption(
    "dataset", "DIR", summary: "dataset folder to save samples to (training_data)")
  private static let window = CommandOption(
    "window", "SEC", summary: "length of the sample window in seconds (0.2)")
  private static let color = CommandOption(
    "color", "C", summary: "color depth: direct, 256, 16, 8, none, or auto: detect (auto)"
  )
  private static let background = CommandOption(
    "background", "B", summary: "background of the terminal: light, dark, or auto: detect (auto)")
  private static let picture = CommandOption(
    "picture", "STYLE",
    summary: "how pictures are drawn: half blocks (default), quadrants, sextants, sixel or kitty")
  private static let reviewer = CommandOption(
    "reviewer", "NAME", summary: "the person who reviews (the user's name)")
  private static let blind = CommandOption(
    "blind", summary: "hide the verdicts of other people until you give yours")
  private static let frameLog = CommandOption(
    "frame-log", "FILE",
    summary:
      "for measuring: on exit, write the duration of each turn of the event loop as JSON lines")

  static let syntax = CommandSyntax(
    name: "",
    operands:
      "[PATH ...] [--dataset DIR] [--window SEC] [--color C] [--background B] [--picture STYLE] [--reviewer NAME] [--blind] \(CaptureOptions.usage)",
    summary: "Open captures, pictures, folders of them, or a dataset to review, in the terminal.",
    options: [dataset, window, color, background, picture, reviewer, blind] + CaptureOptions.all + [
      frameLog
    ])

  private let options: WorkstationOptions
  /// The options on the command line, which the config file does not change.
  private let given: Set<CommandOption>

  init(_ arguments: Arguments) throws(UsageError) {
    var options = WorkstationOptions(
      paths: arguments.operands.map { URL(filePath: $0) },
      dataset: URL(filePath: arguments[Self.dataset] ?? "training_data"))
    if arguments[Self.dataset] == nil, options.paths.count == 1,
      (try? DatasetArgument.isDataset(options.paths[0])) == true
    {
      options.dataset = options.paths.removeFirst()
      options.reviews = true
    } else if options.paths.isEmpty {
      options.paths = [URL(filePath: ".")]
    }
    options.windowSeconds = try arguments.windowSeconds(Self.window) ?? options.windowSeconds
    options.color = try Self.color(arguments)
    options.background = try Self.background(arguments)
    options.picture = try Self.picture(arguments)
    if let name = arguments[Self.reviewer], !name.isEmpty { options.reviewer = name }
    options.isBlind = arguments.contains(Self.blind)
    options.parameters = try CaptureOptions.parameters(arguments)
    options.frameLog = arguments[Self.frameLog].map { URL(filePath: $0) }
    self.options = options
    given = Set(Self.syntax.options.filter(arguments.contains))
  }

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    var options = options
    do throws(SettingsError) {
      options.apply(try SettingsFile(environment: environment).load(), except: given)
    } catch {
      // The program is of use without the file; a message says what to mend.
      options.settingsProblem = error.shortDescription
    }
    try InteractiveProgram.run(options, environment: environment)
  }

  private static func background(
    _ arguments: Arguments
  ) throws(UsageError) -> ScreenBackground? {
    guard let text = arguments[background], text != "auto" else { return nil }
    guard let choice = ScreenBackground(rawValue: text) else {
      throw .badValue(background, found: text, expected: "light, dark or auto")
    }
    return choice
  }

  private static func picture(_ arguments: Arguments) throws(UsageError) -> PictureStyle {
    guard let text = arguments[picture] else { return .halfBlocks }
    guard let style = PictureStyle(rawValue: text) else {
      let styles = PictureStyle.allCases.map(\.rawValue).joined(separator: ", ")
      throw .badValue(picture, found: text, expected: "one of \(styles)")
    }
    return style
  }

  private static func color(_ arguments: Arguments) throws(UsageError) -> ColorClass? {
    guard let text = arguments[color], text != "auto" else { return nil }
    guard let choice = ColorClass(rawValue: text) else {
      throw .badValue(color, found: text, expected: "direct, 256, 16, 8, none or auto")
    }
    return choice
  }
}

extension WorkstationOptions {
  /// Sets what the config file sets, except for the options in `given`.
  fileprivate mutating func apply(_ settings: UserSettings, except given: Set<CommandOption>) {
    func isFree(_ name: String) -> Bool { !given.contains { $0.name == name } }
    self.settings = settings
    // A dataset that was named to be reviewed stays.
    if isFree("dataset"), !reviews, let path = settings.dataset {
      dataset = URL(filePath: path)
    }
    if isFree("window"), let seconds = settings.windowSeconds { windowSeconds = seconds }
    if isFree("color"), let depth = settings.color { color = depth }
    if isFree("picture"), let style = settings.picture { picture = style }
    if isFree("reviewer"), let name = settings.reviewer { reviewer = name }
    if isFree("blind"), let blind = settings.isBlind { isBlind = blind }
  }
}
