import FoundationEssentials
import Foundations

/// Reads YOLO datasets: pictures, and beside each or in `labels` instead of `images` a text file with its
/// boxes.
struct YOLOReader: ForeignReader {
  private static let largestLabels = 64 << 20
  private static let largestList = 256 << 20
  /// The number of YAML files that are looked at to find the description.
  private static let mostSketches = 16
  private static let nameFiles = [
    "classes.txt", "obj.names", "classes.names", "labels/classes.txt",
  ]

  private let source: ForeignSource

  init(_ source: ForeignSource) { self.source = source }

  func read() throws {
    try source.reading(source.file ?? source.folder) {
      let path = try source.file ?? Self.description(in: source.folder) ?? source.folder
      try source.reading(path) { try read(description(path)) }
    }
  }

  private func read(_ description: YOLODescription) throws {
    var unlabeled = 0
    let parts = try pictures(description)
    let total = parts.reduce(0) { $0 + $1.pictures.count }
    var done = 0
    for part in parts {
      for picture in part.pictures {
        try source.reached(Double(done) / Double(total))
        done += 1
        if try !pass(picture, split: part.split, description) { unlabeled += 1 }
      }
    }
    if unlabeled > 0 {
      source.sink.take(
        note:
          "\(VisibleText.of(source.folder)): \(Quantity.count(unlabeled, "picture")) without a label file "
          + "left out; an empty label file makes a picture a negative")
    }
  }

  /// The `data.yaml` of `folder`, under any name, or its file of class names; nil if there is none. Throws
  /// if the system cannot tell: without it, classes would be numbers.
  static func description(in folder: String) throws -> String? {
    let names = try FileSystem.names(in: folder)
    let yaml = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    let usual = ["data.yaml", "dataset.yaml", "data.yml"].filter(yaml.contains)
    let likely = try usual.first { try isDescription("\(folder)/\($0)", needing: ["names"]) }
    let found =
      try likely
      ?? yaml.prefix(mostSketches).first {
        try isDescription("\(folder)/\($0)", needing: ["names", "train"])
      }
    if let found { return "\(folder)/\(found)" }
    return try first(of: nameFiles.map { "\(folder)/\($0)" })
  }

  /// The first of `paths` at which a file is; nil if there is none.
  private static func first(of paths: [String]) throws(FileError) -> String? {
    for path in paths where try FileSystem.isThere(path) { return path }
    return nil
  }

  /// Whether the YAML file at `path` has lines that begin with the `keys` of a description.
  private static func isDescription(
    _ path: String, needing keys: Set<Substring>
  ) throws -> Bool {
    let text: String
    do {
      text = try YOLODescription.text(path)
    } catch let error as FileError where error.isOfTheSystem {
      throw error
    } catch {
      return false
    }
    let found = text.split(whereSeparator: \.isNewline).compactMap {
      $0.split(separator: ":").first
    }
    return keys.isSubset(of: found)
  }

  private func description(_ path: String) throws -> YOLODescription {
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
      var found = try YOLODescription(yaml: path)
      let folder = FileSystem.parent(of: path)
      if found.names == nil,
        let names = try Self.first(of: Self.nameFiles.map { "\(folder)/\($0)" })
      {
        found.useNames(of: try YOLODescription(names: names))
      }
      return found
    }
    if path != source.folder { return try YOLODescription(names: path) }
    source.sink.take(
      note:
        "\(VisibleText.of(path)): there are no class names (data.yaml or classes.txt), so classes are numbers; "
        + "--class-map names them")
    return YOLODescription(path: path)
  }

  /// The pictures of each part; all pictures of the folder if the description lists no parts.
  private func pictures(
    _ description: YOLODescription
  ) throws -> [(split: String?, pictures: [String])] {
    guard !description.parts.isEmpty else {
      let all = try listed(below: source.lookup.roots[0], description)
      return [(nil, all)]
    }
    var known: Set<String> = []
    return try description.parts.map { part in
      var pictures: [String] = []
      for (index, place) in part.places.enumerated() {
        let field = part.places.count == 1 ? part.split : "\(part.split)[\(index)]"
        pictures += try self.pictures(at: place, field: field, description)
      }
      return (part.split, pictures.filter { known.insert($0).inserted })
    }
  }

  private func pictures(
    at place: String, field: String, _ description: YOLODescription
  ) throws -> [String] {
    let own = FileSystem.parent(of: description.path)
    var bases = Array(source.lookup.roots.dropLast()) + [own, source.folder]
    if let root = description.root, let found = source.lookup.place(root, relativeTo: bases) {
      bases.insert(found, at: 0)
    }
    // Some exports count one folder too many upwards.
    let spellings = place.hasPrefix("../") ? [place, String(place.dropFirst(3))] : [place]
    let found = spellings.lazy.compactMap { source.lookup.place($0, relativeTo: bases) }.first
    guard let found else {
      source.report(
        description.path, field, place,
        "this folder or file is not in the dataset; correct the path, or give the folder of the pictures with --images"
      )
      return []
    }
    if try FileSystem.folderExists(found) { return try listed(below: found, description) }
    if !found.hasSuffix(".txt") { return [found] }
    return try listed(in: found)
  }

  private func listed(below folder: String, _ description: YOLODescription) throws -> [String] {
    do throws(PictureLookup.Failure) {
      return try source.lookup.pictures(below: folder)
    } catch {
      throw ForeignProblem(path: description.path, field: "", reason: error.reason)
    }
  }

  /// The pictures that the lines of the text file at `path` name, relative to it, to the dataset, or with
  /// an absolute path of the computer that wrote it.
  private func listed(in path: String) throws -> [String] {
    let text = try YOLODescription.text(path, limit: Self.largestList)
    let bases = [FileSystem.parent(of: path), source.folder]
    var found: [String] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let name = line.trimmed
      guard !name.isEmpty else { continue }
      do throws(PictureLookup.Failure) {
        found.append(try source.lookup.url(of: name, relativeTo: bases).path)
      } catch {
        source.report(path, "line \(index + 1)", name, error.reason)
      }
    }
    return found
  }

  /// The label file of the picture at `path`: the last folder `images` becomes `labels`; without one, it is
  /// beside the picture.
  static func labelFile(of path: String) -> String {
    let stem = PictureIndex.stem(of: FileSystem.name(of: path))
    var folders = FileSystem.parent(of: path).split(
      separator: "/", omittingEmptySubsequences: false)
    if let last = folders.lastIndex(of: "images") { folders[last] = "labels" }
    return folders.joined(separator: "/") + "/" + stem + ".txt"
  }

  /// Passes on the picture at `path`; returns false if it has no label file.
  private func pass(_ path: String, split: String?, _ description: YOLODescription) throws -> Bool {
    guard source.wants(URL(filePath: path)) else { return true }
    let candidates = [Self.labelFile(of: path), PictureIndex.stem(of: path) + ".txt"]
    let labels: String?
    do throws(FileError) {
      labels = try Self.first(of: candidates)
    } catch {
      source.sink.take(ForeignProblem(path: candidates[0], error))
      return true
    }
    guard let labels else { return false }
    try source.reading(labels) {
      // Through a link, a label file could show the content of any file in a message.
      guard let inside = source.lookup.inside(labels) else {
        throw ForeignProblem(
          path: labels, field: "", reason: "is a link that leads out of the dataset")
      }
      let text = try YOLODescription.text(inside, limit: Self.largestLabels)
      guard let picture = source.lookup.inside(path) else {
        throw ForeignProblem(
          path: path, field: "", reason: "is a link that leads out of the dataset")
      }
      guard
        var intake = source.begin(URL(filePath: picture), labelFile: labels, field: "picture")
      else { return }
      intake.split = split ?? SplitName.inFolders(of: intake.picture.name)
      for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .enumerated() where !line.trimmed.isEmpty
      {
        add(line, number: index + 1, to: &intake, description)
      }
      try source.finish(intake)
    }
    return true
  }

  private func add(
    _ line: Substring, number: Int, to intake: inout BoxIntake, _ description: YOLODescription
  ) {
    let field = "line \(number)"
    do throws(YOLORow.Refusal) {
      let row = try YOLORow(line, hasKeyPoints: description.hasKeyPoints)
      guard let name = description.names.map({ $0[row.number] }) ?? String(row.number) else {
        throw YOLORow.Refusal(
          value: "class \(row.number)",
          reason: "has no name in \(source.relative(description.path))")
      }
      let (width, height) = (intake.picture.width, intake.picture.height)
      do throws(ForeignProblem) {
        try intake.add(
          name, left: YOLORow.pixels(row.left, of: width), top: YOLORow.pixels(row.top, of: height),
          right: YOLORow.pixels(row.right, of: width),
          bottom: YOLORow.pixels(row.bottom, of: height),
          judgment: row.confidence.map { .prediction($0) } ?? ForeignJudgment(), field: field)
      } catch {
        source.sink.take(error)
      }
    } catch {
      intake.refuse(field, error.value, error.reason, source.sink)
    }
  }
}
