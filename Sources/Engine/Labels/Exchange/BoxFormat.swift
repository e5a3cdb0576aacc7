import FoundationEssentials

/// A file format in which boxes are exchanged with other programs (`docs/formats/boxes.md`).
package enum BoxFormat: String, CaseIterable, Sendable {
  case sigmf, raven, audacity, csv, coco

  /// The name of a file of this format in texts.
  package var title: String {
    switch self {
    case .sigmf: "SigMF metadata"
    case .raven: "a Raven selection table"
    case .audacity: "a file of Audacity labels"
    case .csv: "a table of boxes (CSV)"
    case .coco: "a COCO file"
    }
  }

  /// The format that the ending of the file name `name` means; nil if it means none. `.json` means `json`.
  package static func ofFile(named name: String, json: BoxFormat) -> BoxFormat? {
    let name = name.lowercased()
    let endings: [(String, BoxFormat)] = [
      (".sigmf-meta", .sigmf), (".selections.txt", .raven), (".tsv", .raven), (".txt", .audacity),
      (".csv", .csv), (".json", json),
    ]
    return endings.first { name.hasSuffix($0.0) }?.1
  }

  /// The format of the file with the content `data` and the name `name`; nil if neither tells it.
  package static func ofFile(_ data: Data, named name: String, json: BoxFormat) -> BoxFormat? {
    let start = String(decoding: data.prefix(longestStart), as: UTF8.self)
      .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("{") || start.hasPrefix("[") {
      if start.contains("\"core:") || start.contains("\"global\"") { return .sigmf }
      let isCOCO = ["\"images\"", "\"categories\"", "\"bbox\""].contains { start.contains($0) }
      return isCOCO ? .coco : json
    }
    let header = start.prefix { !$0.isNewline }
    if header.contains("\t") {
      return header.contains("Begin Time (s)") ? .raven : .audacity
    }
    if header.contains(","), header.split(separator: ",").contains("class") { return .csv }
    return ofFile(named: name, json: json)
  }

  /// The bytes at the start of a file that tell its format.
  private static let longestStart = 1 << 16
}
