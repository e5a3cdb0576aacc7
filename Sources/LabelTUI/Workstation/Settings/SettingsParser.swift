import Foundations
import Libraries
import Radio
import TerminalKit

/// Reads the tables of the config file.
enum SettingsParser {
  typealias Failure = TOMLTable.Failure

  /// The names of the tables.
  static let tables = ["defaults", "colors", "keys", "detector", "detectors", "architectures"]

  /// The settings of a whole document. Checks everything but the keys' commands and conflicts.
  static func parse(_ document: TOMLValue) throws(Failure) -> UserSettings {
    let root = try TOMLTable(document, key: "the file")
    try root.check(tables)
    var settings = UserSettings()
    for member in root.members {
      switch member.key {
      case "defaults": try parseDefaults(TOMLTable(member.value, key: member.key), &settings)
      case "colors": settings.theme = try theme(TOMLTable(member.value, key: member.key))
      case "keys": settings.keys = try keys(TOMLTable(member.value, key: member.key))
      case "detector": settings.detector = try detector(TOMLTable(member.value, key: member.key))
      case "architectures": settings.architectures = try architectures(member.value)
      default: settings.detectors = try detectors(member.value)
      }
    }
    return settings
  }

  private static func parseDefaults(
    _ table: TOMLTable, _ settings: inout UserSettings
  ) throws(Failure) {
    try table.check([
      "dataset", "window", "color", "picture", "color-map", "fft", "window-function", "reviewer",
      "blind",
    ])
    settings.dataset = try table.nonEmptyString("dataset")
    settings.windowSeconds = try table.number("window", in: 1e-6...1e6)
    settings.color =
      try table.choice(
        "color",
        [("auto", nil)] + ColorClass.allCases.map { ($0.rawValue, Optional($0)) }) ?? nil
    settings.picture = try table.choice(
      "picture", PictureStyle.allCases.map { ($0.rawValue, $0) })
    settings.colorMap = try table.choice("color-map", ColorMap.allCases.map { ($0.rawValue, $0) })
    settings.fftSize = try fftSize(table)
    settings.windowFunction = try table.choice(
      "window-function", AnalysisWindow.allCases.map { ($0.settingName, $0) })
    settings.reviewer = try table.nonEmptyString("reviewer")
    settings.isBlind = try table.boolean("blind")
  }

  private static func fftSize(_ table: TOMLTable) throws(Failure) -> Int? {
    guard let value = table["fft"] else { return nil }
    if value.content == .string("auto") { return nil }
    guard case .integer(let size) = value.content, Setting.fftSizes.contains(size) else {
      throw Failure(
        line: value.line,
        problem: .wrongType(
          "fft",
          expected:
            "\"auto\" or one of \(Setting.fftSizes.map(String.init).joined(separator: ", "))"))
    }
    return size
  }

  private static func theme(_ table: TOMLTable) throws(Failure) -> Theme {
    try table.check(["theme"] + Theme.Role.allCases.map(\.rawValue) + ["classes"])
    var theme = Theme()
    theme.name =
      try table.choice("theme", Theme.Name.allCases.map { ($0.rawValue, $0) }) ?? theme.name
    for role in Theme.Role.allCases {
      guard let text = try table.string(role.rawValue) else { continue }
      theme.colors[role] = try color(text, role.rawValue, table)
    }
    for text in try table.strings("classes") ?? [] {
      theme.classColors.append(try color(text, "classes", table))
    }
    return theme
  }

  private static func color(
    _ text: String, _ key: String, _ table: TOMLTable
  ) throws(Failure) -> UInt32 {
    let digits = text.dropFirst()
    guard text.hasPrefix("#"), digits.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { throw table.bad(key, found: text, expected: "a color such as #5fd7ff") }
    return value
  }

  private static func keys(_ table: TOMLTable) throws(Failure) -> [KeyRemapping] {
    var remappings: [KeyRemapping] = []
    for member in table.members {
      if case .table = member.value.content {
        guard let mode = KeyMode(rawValue: member.key) else {
          throw Failure(
            line: member.value.line,
            problem: .unknownKey(member.key, known: KeyMode.allCases.map(\.rawValue)))
        }
        for inner in try TOMLTable(member.value, key: member.key).members {
          remappings.append(try remapping(inner, mode: mode))
        }
      } else {
        remappings.append(try remapping(member, mode: nil))
      }
    }
    return remappings
  }

  private static func remapping(
    _ member: TOMLMember, mode: KeyMode?
  ) throws(Failure) -> KeyRemapping {
    var sequences: [[Key]] = []
    for text in try TOMLTable.strings(member.value, key: member.key) {
      guard let sequence = Key.sequence(parsing: text) else {
        throw Failure(line: member.value.line, problem: .badKey(text))
      }
      sequences.append(sequence)
    }
    return KeyRemapping(
      mode: mode, name: member.key, sequences: sequences, line: member.value.line)
  }
}
