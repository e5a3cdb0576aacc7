import Foundation
import TestSupport
import Testing

/// Checks that phrases which were replaced by plain English do not come back, see CONTRIBUTING.md.
@Suite("Plain English")
struct PlainEnglishTests {
  /// Phrases that must not occur, in any case.
  private static let phrases = [
    "say this and end", "say the version and end", "oddities", "what is odd", "thought to show",
    "blocks, as standard", "command a line", "reply a line", "again at will", "one a processor",
    "another number, another capture", "the same options, the same bytes", "what the file got",
    "levels by what is shown", "by the zoom again", "drop what was typed", "make it, class",
    "tab grip", "sample, after a question", "all the same?", "may stay empty", "\"as they were\"",
    "labels are not on the disk", "is no time", "is no dataset", "is there already",
    "argument too many", "what? say", "no terminal: start", "the capture already at",
    "is no command", "a name is 1 to 64", "questions answered", "COLORTERM says so",
    "knows no more",
    "brought to the disk", "what was said", "those who work on it", "rest of the distance",
    "distance consists", "looks once a second", "anew", "who comes later", "known of nothing",
    "one in more is sent", "one of the capture as it was", "takeIn", "goesOn", "heedless",
    "who 0 is the calling one",
  ]

  private static let folders = ["Sources", "docs", "scripts", "Benchmarks", "samples"]
  private static let files = ["README.md", "CONTRIBUTING.md", "run", "test", "bench"]
  private static let endings: Set = ["swift", "c", "h", "md", "sh", "py"]

  @Test("replaced phrases do not occur in sources, documents and scripts")
  func phrases() throws {
    let paths = try Self.paths()
    #expect(paths.count > 300)
    for path in paths {
      let text = try Self.text(of: path).lowercased()
      for phrase in Self.phrases where text.contains(phrase.lowercased()) {
        Issue.record("\(path): \"\(phrase)\"")
      }
    }
  }

  @Test("comments and documents cite no files outside of the repository")
  func citations() throws {
    let cited = /(?:spec|seeds)\/[a-z-]+\.md/
    for path in try Self.paths() {
      let text = try Self.text(of: path)
      let isSelfContained = text.firstMatch(of: cited) == nil
      #expect(isSelfContained, "\(path)")
    }
  }

  @Test("files that comments and documents cite exist")
  func citedPages() throws {
    let pages = /docs\/[A-Za-z\/-]+\.md/
    let links = /\]\(([A-Za-z.\/-]+)(?:#[a-z-]*)?\)/
    for path in try Self.paths() {
      let text = try Self.text(of: path)
      for match in text.matches(of: pages) {
        #expect(Self.exists(String(match.output)), "\(path) cites \(match.output)")
      }
      guard path.hasSuffix(".md") else { continue }
      let folder = path.split(separator: "/").dropLast().joined(separator: "/")
      for match in text.matches(of: links) {
        let target = String(match.output.1)
        #expect(Self.exists("\(folder)/\(target)"), "\(path) links to \(target)")
      }
    }
  }

  /// The texts of the repository, by their paths from its root.
  private static func paths() throws -> [String] {
    try files
      + folders.flatMap { folder in
        try FileManager.default.subpathsOfDirectory(
          atPath: SharedMaterial.packageRoot.appending(path: folder).path
        ).map { "\(folder)/\($0)" }.filter { endings.contains(URL(filePath: $0).pathExtension) }
      }
  }

  private static func text(of path: String) throws -> String {
    // Line breaks must not hide a phrase in a wrapped comment.
    try String(
      contentsOf: SharedMaterial.packageRoot.appending(path: path), encoding: .utf8
    ).replacing(/\n\s*(?:\/\/\/?|#)?\s*/, with: " ")
  }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: SharedMaterial.packageRoot.appending(path: path).path)
  }
}
