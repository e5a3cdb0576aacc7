import Foundations

/// The content of `<signal>/manifest.json` (`docs/formats/training-samples.md`); fields of other
/// programs are kept.
package struct Manifest: Sendable, Hashable {
  /// A capture from which samples were saved.
  package struct Source: Sendable, Hashable {
    /// The file name of the capture, without folder.
    package var captureFile: String?
    /// The number of samples from this capture.
    package var sampleCount: Int
    /// When the first sample from this capture was saved, UTC.
    package var addedAt: String?
    var others = JSONObject()
  }

  /// The class name.
  package var signalName: String
  /// The number of samples of the class.
  package var totalSamples: Int
  /// The captures, in the order of their first samples.
  package var sources: [Source]
  /// When the class was created, UTC.
  package var createdAt: String?
  /// When the class was last changed, UTC.
  package var lastUpdated: String?
  /// The lowest id that was never used; nil in files of other programs.
  package var nextID: Int?
  var others = JSONObject()

  /// Whether LabelTUI wrote this manifest, and so keeps it up to date.
  var isOwn: Bool { nextID != nil }

  /// Whether `other` has the same counts for the same captures.
  func agrees(with other: Manifest) -> Bool {
    signalName == other.signalName && totalSamples == other.totalSamples
      && sources.map(\.captureFile) == other.sources.map(\.captureFile)
      && sources.map(\.sampleCount) == other.sources.map(\.sampleCount)
      && nextID == other.nextID
  }
}

extension Manifest: Codable {
  private enum Name {
    static let signalName = "signal_name"
    static let totalSamples = "total_samples"
    static let sources = "sources"
    static let createdAt = "created_at"
    static let lastUpdated = "last_updated"
    static let nextID = "next_id"
    static let all: Set = [signalName, totalSamples, sources, createdAt, lastUpdated, nextID]
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    // The folder determines the class.
    signalName = try fields.optional(Name.signalName) ?? ""
    totalSamples = try fields.required(Name.totalSamples)
    sources = try fields.optional(Name.sources) ?? []
    createdAt = try fields.optional(Name.createdAt)
    lastUpdated = try fields.optional(Name.lastUpdated)
    nextID = try fields.optional(Name.nextID)
    others = try fields.others(besides: Name.all)
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(signalName, as: Name.signalName)
    try fields.put(totalSamples, as: Name.totalSamples)
    try fields.put(sources, as: Name.sources)
    try fields.put(createdAt, as: Name.createdAt)
    try fields.put(lastUpdated, as: Name.lastUpdated)
    try fields.put(nextID, as: Name.nextID)
    try fields.put(others: others)
  }
}

extension Manifest.Source: Codable {
  private enum Name {
    static let captureFile = "capture_file"
    static let sampleCount = "sample_count"
    static let addedAt = "added_at"
    static let all: Set = [captureFile, sampleCount, addedAt]
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    captureFile = try fields.optional(Name.captureFile)
    sampleCount = try fields.optional(Name.sampleCount) ?? 0
    addedAt = try fields.optional(Name.addedAt)
    others = try fields.others(besides: Name.all)
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    // The original program reads `capture_file` of every source, null or not.
    try fields.encode(captureFile, forKey: FieldName(Name.captureFile))
    try fields.put(sampleCount, as: Name.sampleCount)
    try fields.put(addedAt, as: Name.addedAt)
    try fields.put(others: others)
  }
}
