import Foundations

/// The picture files below some folders, by file name and by stem.
struct PictureIndex {
  /// The maximum number of files that are listed.
  static let mostFiles = 2_000_000
  private static let largestDepth = 8

  /// The first path of each name, and the second, if there are several.
  private var paths: [String: (first: String, second: String?)] = [:]

  /// Lists `roots`. Earlier roots come first: a name in one of them hides those in later ones.
  init(roots: [String]) throws(PictureLookup.Failure) {
    for root in roots {
      var found: [String: (first: String, second: String?)] = [:]
      for path in try Self.files(below: [root]) {
        let name = FileSystem.name(of: path)
        for key in [name, Self.stem(of: name)] {
          if let known = found[key] {
            if known.first != path { found[key] = (known.first, known.second ?? path) }
          } else {
            found[key] = (path, nil)
          }
        }
      }
      paths.merge(found) { known, _ in known }
    }
  }

  /// The only file named `name` or, if there is none, with the stem of `name`; nil if there is none.
  func path(named name: String) throws(PictureLookup.Failure) -> String? {
    guard let found = paths[name] ?? paths[Self.stem(of: name)] else { return nil }
    if let second = found.second { throw .severalFiles(found.first, second) }
    return found.first
  }

  /// `name` without its extension.
  static func stem(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The pictures in `folders` and below, without hidden folders, links to folders and folders that may not
  /// be read.
  static func files(below folders: [String]) throws(PictureLookup.Failure) -> [String] {
    var found: [String] = []
    var pending = folders.map { ($0, 0) }
    var count = 0
    while let (folder, depth) = pending.popLast() {
      for name in try names(in: folder) where !name.hasPrefix(".") {
        let path = "\(folder)/\(name)"
        count += 1
        guard count <= mostFiles else { throw .tooManyFiles }
        if PictureFileFormat.hasEnding(name) {
          found.append(path)
        } else if depth < largestDepth, FileSystem.isFolder(path, followingLinks: false) {
          pending.append((path, depth + 1))
        }
      }
    }
    return found
  }

  private static func names(in folder: String) throws(PictureLookup.Failure) -> [String] {
    do throws(FileError) {
      return try FileSystem.names(in: folder)
    } catch {
      if error.isOfTheSystem { throw .unlisted(error) }
      return []
    }
  }
}

extension PictureFileFormat {
  /// Whether the file name `name` has the extension of a picture, in upper or lower case.
  static func hasEnding(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return endings.contains(name[name.index(after: dot)...].lowercased())
  }
}
