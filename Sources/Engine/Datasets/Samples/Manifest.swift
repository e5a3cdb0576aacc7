import Foundations

/// What `<signal>/manifest.json` says of a class; fields of others are kept.
package struct Manifest: Sendable, Hashable {
  /// A capture that samples were taken from.
  package struct Source: Sendable, Hashable {
    package var captureFile: String?
    package var sampleCount: Int
    package var addedAt: String?
    var others = JSONObject()
  }

  package var signalName: String
  package var totalSamples: Int
  package var sources: [Source]
  package var createdAt: String?
  package var lastUpdated: String?
  /// The lowest id that was never given out; nil in files of other programs.
  package var nextID: Int?
  var others = JSONObject()

  /// Whether LabelTUI has written this manifest, and so answers for what it says.
  var isOwn: Bool { nextID != nil }

  /// Whether `other` counts the same samples of the same captures.
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
    // The folder says which class it is.
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
    // The original looks `capture_file` up in every source, null or not.
    try fields.encode(captureFile, forKey: FieldName(Name.captureFile))
    try fields.put(sampleCount, as: Name.sampleCount)
    try fields.put(addedAt, as: Name.addedAt)
    try fields.put(others: others)
  }
}
