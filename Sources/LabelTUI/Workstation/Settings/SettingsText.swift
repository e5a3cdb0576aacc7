import Foundations
import Generation
import Radio
import TerminalKit

/// The config file as text.
package enum SettingsText {
  /// A file that sets nothing: every setting is a comment with its standard value.
  package static var standard: String {
    var lines = [
      "# The config file of labeltui. Remove the # before a setting to change it.",
      "# labeltui config shows the settings in use, and where this file belongs.",
    ]
    for section in sections(UserSettings(), withExamples: true) {
      lines += ["", "[\(section.name)]"]
      lines += section.rows.map { row in
        "# \(row.text)" + (row.comment.isEmpty ? "" : "  # \(row.comment)")
      }
    }
    lines += [
      "", "# Your own detectors, each a command or a server:", "# [[detectors]]",
      "# name = \"mine\"", "# command = \"python3 detector.py\"",
      "# server = \"http://localhost:8000/detect\"", "# timeout = 300",
      "", "# Your own architectures:", "# [[architectures]]",
      "# id = \"mine\"", "# name = \"My network\"", "# data-type = \"iq_raw\"",
      "# max-receivers = 8", "# sequence-length = 2048", "# description = \"\"",
      "", "# Keys of one mode only: \(KeyMode.allCases.map(\.rawValue).joined(separator: ", "))",
      "# [keys.view]", "# start-box = [\"v\"]",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The settings in use: those of `settings`, and the standard values of the others.
  package static func effective(_ settings: UserSettings) -> String {
    var lines: [String] = []
    for section in sections(settings, withExamples: false) where section.name != "keys" {
      lines += (lines.isEmpty ? [] : [""]) + ["[\(section.name)]"] + section.rows.map(\.text)
    }
    lines += keyLines(settings.keys)
    for detector in settings.detectors { lines += [""] + text(of: detector) }
    for architecture in settings.architectures { lines += [""] + text(of: architecture) }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Section {
    var name: String
    var rows: [(text: String, comment: String)]
  }

  private static func sections(_ settings: UserSettings, withExamples: Bool) -> [Section] {
    [
      Section(name: "defaults", rows: defaults(settings)),
      Section(name: "colors", rows: colors(settings.theme, withExamples: withExamples)),
      Section(name: "detector", rows: detector(settings.detector)),
      Section(name: "keys", rows: keys()),
    ]
  }

  private static func defaults(_ settings: UserSettings) -> [(text: String, comment: String)] {
    func names(_ all: [String]) -> String { all.joined(separator: ", ") }
    return [
      ("dataset = \(quoted(settings.dataset ?? "training_data"))", "folder of training samples"),
      (
        "window = \(settings.windowSeconds ?? WorkstationOptions.defaultWindowSeconds)",
        "seconds of a sample window"
      ),
      (
        "color = \(quoted(settings.color?.rawValue ?? "auto"))",
        names(["auto"] + ColorClass.allCases.map(\.rawValue))
      ),
      (
        "picture = \(quoted((settings.picture ?? .halfBlocks).rawValue))",
        names(PictureStyle.allCases.map(\.rawValue))
      ),
      (
        "color-map = \(quoted((settings.colorMap ?? .viridis).rawValue))",
        names(ColorMap.allCases.map(\.rawValue))
      ),
      ("fft = \(settings.fftSize.map(String.init) ?? quoted("auto"))", "points of an FFT"),
      (
        "window-function = \(quoted((settings.windowFunction ?? .hann).settingName))",
        names(AnalysisWindow.allCases.map(\.settingName))
      ),
      (
        "reviewer = \(quoted(settings.reviewer ?? Labeler.name ?? "me"))",
        "the person who reviews; without it the user's name"
      ),
      ("blind = \(settings.isBlind ?? false)", "hide the verdicts of other people"),
    ]
  }

  private static func colors(
    _ theme: Theme, withExamples: Bool
  ) -> [(text: String, comment: String)] {
    let examples: [Theme.Role: UInt32] = [
      .accent: 0x5FD7FF, .bright: 0xFFFFFF, .dim: 0x949494, .instrument: 0x5F87AF,
      .warning: 0xFFAF5F, .error: 0xFF5F5F, .good: 0x5FD787, .bar: 0x262626,
    ]
    let roles = Theme.Role.allCases.compactMap { role -> (text: String, comment: String)? in
      guard let color = theme.colors[role] ?? (withExamples ? examples[role] : nil) else {
        return nil
      }
      return ("\(role.rawValue) = \(quoted(Self.color(color)))", "")
    }
    let name = (
      text: "theme = \(quoted(theme.name.rawValue))",
      comment: Theme.Name.allCases.map(\.rawValue).joined(separator: ", ")
    )
    let classes = withExamples ? [0xFF5F5F, 0x5FD7FF] : theme.classColors
    let list = classes.map { quoted(color($0)) }.joined(separator: ", ")
    return [name] + roles
      + (classes.isEmpty ? [] : [("classes = [\(list)]", "in the order of the digits")])
  }

  private static func detector(
    _ parameters: DetectorParameters
  ) -> [(text: String, comment: String)] {
    [
      ("threshold = \(parameters.threshold)", "dB above the noise somewhere in a signal"),
      ("floor = \(parameters.floor)", "dB above the noise in every part of a signal"),
      ("snr = \(parameters.signalToNoise)", "smallest signal-to-noise ratio in dB"),
      ("shortest = \(parameters.duration)", "seconds"),
      ("narrowest = \(parameters.bandwidth)", "Hz"),
      ("pause = \(parameters.pause)", "longest pause within a signal in seconds"),
      ("confidence = \(parameters.confidence)", "least confidence, 0 to 1"),
    ]
      + (parameters.transformSize.map { [("transform = \($0)", "points of a transform")] } ?? [])
  }

  /// The first keys of every command.
  private static func keys() -> [(text: String, comment: String)] {
    var seen = Set<String>()
    return KeyContext.all.flatMap { Keymap.standard.bindings(in: $0) }
      .filter { seen.insert($0.command.name).inserted }
      .map { ("\($0.command.name) = \(list($0.sequences))", $0.title) }
  }

  private static func keyLines(_ remappings: [KeyRemapping]) -> [String] {
    let modes: [KeyMode?] = [nil] + KeyMode.allCases.map(Optional.some)
    return modes.flatMap { mode -> [String] in
      let rows = remappings.filter { $0.mode == mode }
      guard !rows.isEmpty else { return [] }
      return ["", "[keys\(mode.map { ".\($0.rawValue)" } ?? "")]"]
        + rows.map { "\($0.name) = \(list($0.sequences))" }
    }
  }

  private static func text(of detector: DetectorEntry) -> [String] {
    let source: [String] =
      switch detector.source {
      case .builtIn: []
      case .command(let command):
        ["command = \(quoted(command.line))", "timeout = \(command.seconds)"]
      case .server(let server): ["server = \(quoted(server.url))", "timeout = \(server.seconds)"]
      }
    return ["[[detectors]]", "name = \(quoted(detector.name))"] + source
  }

  private static func text(of architecture: Architecture) -> [String] {
    let limits = [
      ("max-receivers", architecture.mostReceivers),
      ("sequence-length", architecture.sequenceLength),
    ]
    return [
      "[[architectures]]", "id = \(quoted(architecture.id))",
      "name = \(quoted(architecture.name))",
      "data-type = \(quoted(architecture.input.rawValue))",
      "description = \(quoted(architecture.details))",
    ] + limits.compactMap { name, value in value.map { "\(name) = \($0)" } }
  }

  private static func list(_ sequences: [[Key]]) -> String {
    "[" + sequences.map { quoted(Key.text(of: $0)) }.joined(separator: ", ") + "]"
  }

  private static func color(_ rgb: UInt32) -> String {
    let digits = String(rgb, radix: 16)
    return "#" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// `text` as a TOML string.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
