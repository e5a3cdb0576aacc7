import Foundations

/// The description of a YOLO dataset: class names, and where its pictures are.
struct YOLODescription {
  /// Places of pictures, with the part of the dataset.
  struct Part {
    var split: String
    /// Paths of folders, pictures, or text files with a path of a picture in each line.
    var places: [String]
  }

  /// The maximum size of the file in bytes.
  static let largestSize = 4 << 20
  /// The maximum number of a class.
  static let largestClass = 1_000_000

  /// The file, for messages.
  let path: String
  /// The names of the classes by number; nil if the dataset has no names.
  private(set) var names: [Int: String]?
  /// The parts, if the description lists them.
  private(set) var parts: [Part] = []
  /// The folder that the description gives for all places; nil if it gives none.
  private(set) var root: String?
  /// Whether rows are boxes with key points instead of polygons.
  private(set) var hasKeyPoints = false

  /// A dataset without a description.
  init(path: String) { self.path = path }

  /// Reads `data.yaml`. Throws the problem if it cannot be used.
  init(yaml path: String) throws {
    self.path = path
    let value = try Self.yaml(path)
    root = value["path"]?.text
    hasKeyPoints = value["kpt_shape"] != nil
    for (key, split) in [("train", "train"), ("val", "val"), ("valid", "val"), ("test", "test")] {
      guard let member = value[key] else { continue }
      let places = try places(member, field: key)
      if !places.isEmpty { parts.append(Part(split: split, places: places)) }
    }
    guard let member = value["names"] else { return }
    names = try names(member)
    if let count = value["nc"]?.text, let names, Int(count) != names.count {
      throw problem("nc", count, "but names has \(names.count) classes; correct one of them")
    }
  }

  /// Reads a text file with one class name per line, such as `classes.txt` or `obj.names`.
  init(names path: String) throws {
    self.path = path
    let text = try Self.text(path)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var names: [Int: String] = [:]
    for (index, line) in lines.enumerated() {
      let name = line.trimmed
      if !name.isEmpty { names[index] = name }
    }
    self.names = names
  }

  /// Takes the class names of `other`.
  mutating func useNames(of other: YOLODescription) { names = other.names }

  private static func yaml(_ path: String) throws -> YAMLValue {
    let text = try text(path)
    do throws(YAMLError) {
      return try YAMLParser.parse(text)
    } catch {
      throw ForeignProblem(path: path, field: "line \(error.line)", reason: error.reason)
    }
  }

  /// The UTF-8 text of the file at `path`.
  static func text(_ path: String, limit: Int = largestSize) throws -> String {
    let data = try FileSystem.contents(of: path, limit: limit)
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ForeignProblem(path: path, field: "", reason: "is not a UTF-8 text; save it as UTF-8")
    }
    return text
  }

  private func places(_ value: YAMLValue, field: String) throws -> [String] {
    switch value {
    case .scalar(let text): return text.isEmpty ? [] : [text]
    case .list(let elements):
      return try elements.enumerated().map { index, element in
        guard let text = element.text else {
          throw problem("\(field)[\(index)]", "", "must be the path of a folder or file")
        }
        return text
      }
    case .map: throw problem(field, "", "must be a path or a list of paths")
    }
  }

  private func names(_ value: YAMLValue) throws -> [Int: String] {
    var names: [Int: String] = [:]
    switch value {
    case .list(let elements):
      for (index, element) in elements.enumerated() {
        guard let text = element.text else {
          throw problem("names[\(index)]", "", "must be a name")
        }
        names[index] = text
      }
    case .map(let pairs):
      for pair in pairs {
        guard let number = Int(pair.key), (0...Self.largestClass).contains(number) else {
          throw problem("names", pair.key, "the number of a class must be 0 or more")
        }
        guard let text = pair.value.text else {
          throw problem("names.\(number)", "", "must be a name")
        }
        guard names.updateValue(text, forKey: number) == nil else {
          throw problem("names", pair.key, "this class occurs twice")
        }
      }
    case .scalar(let text):
      throw problem("names", text, "must be a list or a map of names")
    }
    return names
  }

  private func problem(_ field: String, _ value: String, _ reason: String) -> ForeignProblem {
    ForeignProblem(path: path, field: field, value: value, reason: reason)
  }
}
