import Foundations
import Labels

/// The `global` object of a SigMF metadata file; fields of other programs are kept.
struct SigMFGlobal: Codable, Sendable, Equatable {
  /// A namespace that the file uses in addition to `core`.
  struct Extension: Codable, Sendable, Equatable {
    var name: String
    var version: String
    var optional: Bool
  }

  var datatype: String
  var version: String
  var sampleRate: Double?
  /// The name of a dataset that is not `.sigmf-data`.
  var dataset: String?
  var trailingBytes: Int?
  /// The index of the first sample, from which captures and annotations count.
  var offset: Int?
  var extensions: [Extension]
  /// The number of writes of each editing session that the file includes, the last writer last.
  var writes: [LabelWriteCount] = []
  /// In a label file in the state folder: the differences to the file beside the capture.
  var base: SigMFLabelBase?
  var others = JSONObject()

  private enum Name {
    static let datatype = "core:datatype"
    static let version = "core:version"
    static let sampleRate = "core:sample_rate"
    static let dataset = "core:dataset"
    static let trailingBytes = "core:trailing_bytes"
    static let offset = "core:offset"
    static let extensions = "core:extensions"
    static let writes = "labeltui:writes"
    static let base = "labeltui:base"
    static let all: Set = [
      datatype, version, sampleRate, dataset, trailingBytes, offset, extensions, writes, base,
    ]
  }

  init(datatype: String, version: String) {
    self.datatype = datatype
    self.version = version
    extensions = []
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    datatype = try fields.required(Name.datatype)
    version = try fields.required(Name.version)
    sampleRate = try fields.optional(Name.sampleRate)
    dataset = try fields.optional(Name.dataset)
    trailingBytes = try fields.optional(Name.trailingBytes)
    offset = try fields.optional(Name.offset)
    others = try fields.others(besides: Name.all)
    // If another program damaged these fields, they are ignored: that is no reason to refuse the
    // file.
    writes = (try? fields.optional(Name.writes)) ?? []
    base = (try? fields.optional(Name.base)) ?? nil
    do {
      extensions = try fields.optional(Name.extensions) ?? []
    } catch {
      // Before SigMF 1.0, extensions were an object: it is kept as it is.
      extensions = []
      others[Name.extensions] = try fields.optional(Name.extensions)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(datatype, as: Name.datatype)
    try fields.put(version, as: Name.version)
    try fields.put(sampleRate, as: Name.sampleRate)
    try fields.put(dataset, as: Name.dataset)
    try fields.put(trailingBytes, as: Name.trailingBytes)
    try fields.put(offset, as: Name.offset)
    try fields.put(extensions.isEmpty ? nil : extensions, as: Name.extensions)
    try fields.put(writes.isEmpty ? nil : writes, as: Name.writes)
    try fields.put(base, as: Name.base)
    try fields.put(others: others)
  }
}
