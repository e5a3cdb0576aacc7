import FoundationEssentials
import Foundations
import Libraries

/// Reads Pascal VOC: one XML file per picture, in `Annotations` or beside the pictures.
struct VOCReader: ForeignReader {
  private let source: ForeignSource

  init(_ source: ForeignSource) { self.source = source }

  func read() throws {
    let files = source.file.map { [$0] } ?? Self.files(in: source.folder)
    let splits = splits()
    for (index, file) in files.enumerated() {
      try source.reached(Double(index) / Double(files.count))
      try source.reading(file) { try pass(file, splits) }
    }
  }

  /// The XML files of the dataset in `folder`: in `Annotations` and its folders, or else in `folder` itself.
  static func files(in folder: String) -> [String] {
    for place in ["Annotations", "annotations"] where FileSystem.isFolder("\(folder)/\(place)") {
      let found = xmlFiles(in: "\(folder)/\(place)", depth: 1)
      if !found.isEmpty { return found }
    }
    return xmlFiles(in: folder, depth: 1)
  }

  private static func xmlFiles(in folder: String, depth: Int) -> [String] {
    let names = (try? FileSystem.names(in: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".xml") { return [path] }
      guard depth > 0, FileSystem.isFolder(path, followingLinks: false) else { return [] }
      return xmlFiles(in: path, depth: depth - 1)
    }
  }

  /// The part of each picture by its stem, from `ImageSets/Main`.
  private func splits() -> [String: String] {
    var splits: [String: String] = [:]
    for split in ["train", "val", "test"] {
      let path = "\(source.folder)/ImageSets/Main/\(split).txt"
      guard FileSystem.exists(path) else { continue }
      do {
        for line in try YOLODescription.text(path, limit: 1 << 28).split(
          whereSeparator: \.isNewline)
        {
          if let stem = line.split(separator: " ").first { splits[String(stem)] = split }
        }
      } catch {
        source.sink.take(error as? ForeignProblem ?? ForeignProblem(path: path, error))
      }
    }
    return splits
  }

  private func pass(_ file: String, _ splits: [String: String]) throws {
    guard source.lookup.inside(file) != nil else {
      throw ForeignProblem(path: file, field: "", reason: "is a link that leads out of the dataset")
    }
    let stem = PictureIndex.stem(of: FileSystem.name(of: file))
    var root = ""
    var name: String?
    var size: (Int, Int)?
    var objects: [XMLElement] = []
    try XMLReader.read(file, root: { root = $0.name }) { element in
      switch element.name {
      case "filename": name = element.trimmedText
      case "size":
        if let width = element.number("width").flatMap({ Int(exactly: $0) }),
          let height = element.number("height").flatMap({ Int(exactly: $0) })
        {
          size = (width, height)
        }
      case "object":
        guard objects.count < Self.mostObjects else {
          throw ForeignProblem(
            path: file, field: "object", reason: "there are more than \(Self.mostObjects)")
        }
        objects.append(element)
      default: break
      }
    }
    guard root == "annotation" else {
      throw ForeignProblem(
        path: file, field: "the root element", value: root,
        reason: "a Pascal VOC file has annotation here")
    }
    guard var intake = picture(named: name, stem: stem, of: file, size: size) else { return }
    intake.split = splits[stem] ?? SplitName.inFolders(of: intake.picture.name)
    for (index, object) in objects.enumerated() { add(object, index, to: &intake) }
    try source.finish(intake)
  }

  private static let mostObjects = 100_000

  /// The picture that the file names or, because renamed files keep their old names inside, the one of its
  /// own stem.
  private func picture(
    named name: String?, stem: String, of file: String, size: (Int, Int)?
  ) -> BoxIntake? {
    let own = FileSystem.parent(of: file)
    let root = FileSystem.parent(of: own)
    let bases = ["\(source.folder)/JPEGImages", "\(root)/JPEGImages", "\(root)/images", own]
    let names = [name ?? "", "\(stem).jpg", "\(stem).png", "\(stem).jpeg"].filter { !$0.isEmpty }
    for name in names.dropLast() {
      if let url = try? source.lookup.url(of: name, relativeTo: bases) {
        return source.begin(url, labelFile: file, field: "filename", size: size)
      }
    }
    return source.begin(
      names.first ?? stem, relativeTo: bases, labelFile: file, field: "filename", size: size)
  }

  private func add(_ object: XMLElement, _ index: Int, to intake: inout BoxIntake) {
    let field = "object \(index + 1) in line \(object.line)"
    let name = object.child("name")?.trimmedText ?? ""
    do throws(ForeignProblem) {
      if let box = object.child("bndbox") {
        guard let left = box.number("xmin"), let top = box.number("ymin"),
          let right = box.number("xmax"), let bottom = box.number("ymax")
        else {
          return intake.refuse(
            field, "", "bndbox needs the numbers xmin, ymin, xmax and ymax", source.sink)
        }
        try intake.add(name, left: left, top: top, right: right, bottom: bottom, field: field)
      } else if let box = object.child("robndbox") {
        guard let x = box.number("cx"), let y = box.number("cy"), let width = box.number("w"),
          let height = box.number("h"), let angle = box.number("angle")
        else {
          return intake.refuse(
            field, "", "robndbox needs the numbers cx, cy, w, h and angle", source.sink)
        }
        let corners = Rotation.corners(
          left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2,
          degrees: angle * 180 / .pi, around: (x, y))
        try intake.add(name, around: corners, field: field)
      } else {
        intake.refuse(field, "", "has no bndbox", source.sink)
      }
    } catch {
      source.sink.take(error)
    }
  }
}
