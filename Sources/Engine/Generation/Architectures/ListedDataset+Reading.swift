import FoundationEssentials
import Foundations

/// Reading what `dataset.json` says.
extension ListedDataset {
  /// The largest size of the file in bytes.
  private static let largestSize = 1 << 20
  /// The most facts of a recipe that are kept.
  private static let mostFacts = 200

  /// Reads the dataset in the folder `path`; nil if it has no `dataset.json` that says to be of our format. Throws
  /// `FileError` and `ListedDatasetError`.
  package init?(folder path: String) throws {
    let file = "\(path)/\(DatasetDescription.fileName)"
    guard try FileSystem.isThere(file) else { return nil }
    let data = try FileSystem.contents(of: file, limit: Self.largestSize)
    // Files of this name have other formats, too.
    guard let content = try? JSONParser.decode(JSONValue.self, from: data),
      content.member("format") == .string(DatasetDescription.formatName)
    else { return nil }
    let fields = DatasetFields(path: file, content: content)
    guard try fields.integer("version", in: 1...Int.max) == 1 else {
      throw fields.bad("version", "1; a newer labeltui reads others")
    }
    self.path = path
    name = try fields.text("name")
    guard let type = DatasetType(rawValue: try fields.text("type")) else {
      throw fields.bad("type", DatasetType.allCases.map(\.rawValue).joined(separator: " or "))
    }
    self.type = type
    samples = try fields.integer("samples", in: 0...Int.max)
    let least = try fields.integer("receivers.min", in: 0...Int.max)
    receivers = least...(try fields.integer("receivers.max", in: least...Int.max))
    sampleRate = try fields.number("sample_rate_hz")
    duration = try fields.number("duration_s")
    bytes = try fields.optionalInteger("size_bytes")
    isComplete = try fields.boolean("complete")
    candidates = try fields.optionalInteger("candidates")
    rejected = Self.facts(content.member("rejected"), "")
    recipe = Array(Self.facts(content.member("recipe"), "").prefix(Self.mostFacts))
  }

  /// The members of `value` as facts; names of inner members are joined with periods.
  private static func facts(_ value: JSONValue?, _ name: String) -> [Fact] {
    switch value {
    case nil: []
    case .object(let object)?:
      object.members.flatMap { facts($0.value, name.isEmpty ? $0.name : "\(name).\($0.name)") }
    case .array(let values)?:
      [Fact(name: name, value: values.map(\.sketch).joined(separator: ", "))]
    case .string(let text)?: [Fact(name: name, value: text)]
    case .some(let other): [Fact(name: name, value: other.sketch)]
    }
  }
}
