import Curation
import FoundationEssentials

/// The options that `export` and `prepare` share.
enum ExportOptions {
  static let noNegatives = CommandOption(
    "no-negatives", summary: "leave out samples without boxes")
  static let skipDamaged = CommandOption(
    "skip-damaged", summary: "exit with 0 even if damaged samples or reviews were skipped")

  /// The formats that `option` lists, each one of `allowed`; `standard` without the option.
  static func formats(
    _ option: CommandOption, _ arguments: Arguments, allowed: [ExportFormat],
    standard: ExportFormat
  ) throws(UsageError) -> [ExportFormat] {
    let text = arguments[option] ?? standard.rawValue
    var chosen: [ExportFormat] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = ExportFormat(rawValue: String(name)), allowed.contains(format) else {
        throw .badValue(
          option, found: text,
          expected: "some of " + allowed.map(\.rawValue).joined(separator: ", "))
      }
      chosen.append(format)
    }
    return chosen
  }

  /// The folder that `option` names; `version` without the option.
  static func target(
    _ option: CommandOption, _ arguments: Arguments, orVersion version: ExportTarget
  ) throws(UsageError) -> ExportTarget {
    guard let folder = arguments[option] else { return version }
    guard !folder.isEmpty else { throw .missingValue(option) }
    return .folder(URL(filePath: folder))
  }
}

extension ExportFormat {
  /// Whether an export of this format states the sides of a split.
  private var hasSplits: Bool {
    switch self {
    case .coco, .yolo, .voc, .cvat, .labelstudio, .datumaro, .labelme, .csv, .jsonl: true
    case .curated, .sigmf, .npz: false
    }
  }

  /// The formats that state the sides of a split, the one of the usual trainer first.
  static var splitting: [ExportFormat] { allCases.filter(\.hasSplits) }
}
