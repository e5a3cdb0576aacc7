/// The keymap as the README shows it.
extension Keymap {
  /// A Markdown table of all sections: where they are valid, and what each key does. Ends with a line break.
  var markdown: String {
    let rows = sections.map { section in
      (Self.title(of: section), Self.texts(of: section).joined(separator: " · "))
    }
    let mouse = MouseGesture.allCases.map { "\($0.name) \(Self.text(of: $0))" }
    let all = rows + [("Mouse", mouse.joined(separator: " · "))]
    let lines = ["| where | keys |", "|---|---|"] + all.map { "| \($0.0) | \($0.1) |" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Keys and what they do, one text for each binding; digits that do the same are one.
  private static func texts(of section: Section) -> [String] {
    var texts: [String] = []
    for binding in section.bindings {
      let keys = binding.keyNameList.map { "`\(escaped($0))`" }.joined(separator: " ")
      let text = "\(keys) \(escaped(binding.title))"
      if texts.last != text { texts.append(text) }
    }
    return texts
  }

  /// The section's title, with the modes and the kind of document that it is for unless it is for all.
  static func title(of section: Section) -> String {
    let ofDocuments = section.contexts.filter(\.mode.isOfDocument)
    guard !ofDocuments.isEmpty else { return section.title }
    let modes = Set(ofDocuments.map(\.mode))
    let allModes = KeyMode.allCases.filter(\.isOfDocument)
    var limits: [String] = []
    if modes.count < allModes.count { limits += allModes.filter(modes.contains).map(\.title) }
    let kinds = Set(ofDocuments.compactMap(\.document))
    if kinds.count < DocumentKind.allCases.count {
      limits += DocumentKind.allCases.filter(kinds.contains).map { "\($0.rawValue)s" }
    }
    return limits.isEmpty ? section.title : "\(section.title) (\(limits.joined(separator: ", ")))"
  }

  private static func text(of gesture: MouseGesture) -> String {
    let texts = DocumentKind.allCases.compactMap { kind in
      gesture.title(on: kind).map { (kind: kind, text: $0) }
    }
    let isSame = Set(texts.map(\.text)).count == 1 && texts.count == DocumentKind.allCases.count
    guard !isSame else { return texts[0].text }
    return texts.map { "\($0.text) (\($0.kind.rawValue)s)" }.joined(separator: " or ")
  }

  /// `text` without a bar, which would end the cell of the table.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
