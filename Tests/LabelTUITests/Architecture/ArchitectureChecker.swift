/// Holds source files to the rows of docs/architecture.md.
struct ArchitectureChecker {
  private let files: [(file: SourceFile, words: [SourceWord])]
  private let rows: [ArchitectureRow]
  /// For every target, the folders that declare a type of that name.
  private let declaringFolders: [String: [String: Set<String>]]

  init(files: [SourceFile], rows: [ArchitectureRow]) {
    self.files = files.map { ($0, $0.words) }
    self.rows = rows
    var folders: [String: [String: Set<String>]] = [:]
    for (file, words) in self.files {
      guard let row = rows.first(where: { $0.covers(file.folder) }) else { continue }
      for type in SourceFile.declaredTypes(in: words) {
        folders[row.target, default: [:]][type, default: []].insert(row.name)
      }
    }
    declaringFolders = folders
  }

  /// Folders without a row, and rows without a folder.
  var undescribed: [String] {
    let folders = Set(files.map(\.file.folder))
    let withoutRow = folders.filter { folder in !rows.contains { $0.covers(folder) } }
    let withoutFolder = rows.filter { row in !folders.contains(where: row.covers) }.map(\.folder)
    return withoutRow.sorted().map { "\($0): has no row in docs/architecture.md" }
      + withoutFolder.sorted().map { "\($0): stands in docs/architecture.md, but holds no file" }
  }

  /// Imports of modules that the folder's row does not name.
  var forbiddenImports: [String] {
    checkWords { file, row, words in
      SourceFile.imports(in: words).filter { !row.modules.contains($0.text) }.map {
        "\(file.path):\($0.line): imports \($0.text), which \(row.folder) may not"
      }
    }
  }

  /// Mentions of types of folders that the folder's row does not name: of each type the first in a file.
  var forbiddenUses: [String] {
    checkWords { file, row, words in
      var seen: Set<String> = []
      return words.compactMap { word in
        guard let owner = folder(declaring: word, for: row), !mayUse(owner, row) else { return nil }
        guard seen.insert(word.text).inserted else { return nil }
        return
          "\(file.path):\(word.line): uses \(word.text) of \(owner), which \(row.folder) may not"
      }
    }
  }

  /// Files that nobody reads in one go.
  func tooLong(limit: Int) -> [String] {
    files.map(\.file).filter { $0.lineCount > limit }
      .map { "\($0.path): \($0.lineCount) lines, the limit is \(limit)" }
  }

  private func checkWords(
    _ check: (SourceFile, ArchitectureRow, [SourceWord]) -> [String]
  ) -> [String] {
    files.flatMap { file, words in
      rows.first { $0.covers(file.folder) }.map { check(file, $0, words) } ?? []
    }
  }

  /// The folder of the same target that declares the type a word names; nil also where several do, since nothing tells which is meant.
  private func folder(declaring word: SourceWord, for row: ArchitectureRow) -> String? {
    let module = row.target.split(separator: "/").last.map(String.init)
    guard word.qualifier == nil || word.qualifier == module else { return nil }
    guard let owners = declaringFolders[row.target]?[word.text], owners.count == 1 else {
      return nil
    }
    return owners.first
  }

  private func mayUse(_ folder: String, _ row: ArchitectureRow) -> Bool {
    folder == row.name || row.uses?.contains(folder) ?? true
  }
}
