/// The keymap as the README shows it.
extension Keymap {
  /// A Markdown table of all sections: keys that belong together, where they are valid, and what they do. Ends
  /// with a line break.
  var markdown: String {
    var lines = ["| Where | Keys | |", "|---|---|---|"]
    for section in sections {
      let modes = Self.modeNames(of: section)
      var title = "**\(section.title)**" + (modes.isEmpty ? "" : " (\(modes))")
      for row in Self.rows(of: section) {
        lines.append("| \(title) | \(row.keys) | \(row.text) |")
        title = ""
      }
    }
    for (index, gesture) in MouseGesture.allCases.enumerated() {
      let title = index == 0 ? "**Mouse**" : ""
      lines.append("| \(title) | \(gesture.name) | \(Self.text(of: gesture)) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Rows of a section; bindings with the same keys and text are one.
  private static func rows(of section: Section) -> [(keys: String, text: String)] {
    var rows: [(keys: String, text: String)] = []
    for binding in section.bindings {
      let keys = binding.keyNameList.map(code).joined(separator: " ")
      let row = (keys: keys, text: escaped(binding.title))
      if rows.last.map({ $0 == row }) != true { rows.append(row) }
    }
    return rows
  }

  /// The titles of the modes that the section is for, unless it is for all modes of a kind.
  private static func modeNames(of section: Section) -> String {
    let modes = Set(section.contexts.map(\.mode))
    let ofDocuments = Set(KeyMode.allCases.filter(\.isOfDocument))
    guard !modes.isSuperset(of: ofDocuments), modes.contains(where: \.isOfDocument) else {
      return ""
    }
    return KeyMode.allCases.filter(modes.contains).map(\.title).joined(separator: ", ")
  }

  private static func text(of gesture: MouseGesture) -> String {
    let texts = DocumentKind.allCases.compactMap { kind in
      gesture.title(on: kind).map { (kind, $0) }
    }
    guard let first = texts.first else { return "" }
    if texts.allSatisfy({ $0.1 == first.1 }) && texts.count == DocumentKind.allCases.count {
      return escaped(first.1)
    }
    return texts.map { "\(escaped($0.1)) (\($0.0.rawValue)s)" }.joined(separator: ", ")
  }

  /// `name` as code; a bar would end the cell of the table.
  private static func code(_ name: String) -> String { "`\(escaped(name))`" }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
