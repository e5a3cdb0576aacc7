import Foundations

/// The content of `<dataset>/index.json`: all classes with their counts
/// (`docs/formats/training-samples.md`). Fields of other programs are kept.
///
/// LabelTUI writes `signals` as a list. Some other programs write an object with one member per
/// class: such a file keeps its form.
package struct DatasetIndex: Sendable, Hashable {
  /// A class and its count.
  package struct Signal: Sendable, Hashable {
    /// The class name.
    package var signalName: String
    /// The number of samples.
    package var totalSamples: Int
    /// The time of the last change, UTC.
    package var lastUpdated: String?
    var others = JSONObject()
  }

  /// The classes, sorted by name, or in the order of the object.
  package private(set) var signals: [Signal]
  /// The number of samples of all classes.
  package private(set) var totalSamples: Int
  /// Whether `signals` is an object with one member per class.
  private var isObject = false
  private var others = JSONObject()

  /// An index of `manifests`.
  init(_ manifests: [Manifest]) {
    signals = []
    totalSamples = 0
    for manifest in manifests { update(manifest) }
  }

  /// The number of samples of class `signal`; nil if it is not listed.
  func count(of signal: String) -> Int? { signals.first { $0.signalName == signal }?.totalSamples }

  /// Updates the class of `manifest`.
  mutating func update(_ manifest: Manifest) {
    let position = signals.firstIndex { $0.signalName == manifest.signalName }
    if let position {
      signals[position].totalSamples = manifest.totalSamples
      signals[position].lastUpdated = manifest.lastUpdated
    } else {
      signals.append(
        Signal(
          signalName: manifest.signalName, totalSamples: manifest.totalSamples,
          lastUpdated: manifest.lastUpdated))
      if !isObject { signals.sort { $0.signalName < $1.signalName } }
    }
    sumUp()
  }

  /// Removes the classes that are not in `names` and have no fields of other programs.
  mutating func removeClasses(besides names: Set<String>) {
    signals.removeAll { !names.contains($0.signalName) && $0.others.isEmpty }
    sumUp()
  }

  private mutating func sumUp() {
    // A count from a file may be any number, so the sum may overflow.
    totalSamples = signals.reduce(0) { sum, signal in
      let (total, isTooLarge) = sum.addingReportingOverflow(signal.totalSamples)
      return isTooLarge ? .max : total
    }
  }
}

extension DatasetIndex: Codable {
  private enum Name {
    static let signals = "signals"
    static let totalSamples = "total_samples"
    static let all: Set = [signals, totalSamples]
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    let members = try? fields.nestedContainer(
      keyedBy: FieldName.self, forKey: FieldName(Name.signals))
    if let members {
      isObject = true
      signals = try members.allKeys.map { key in
        try Signal(named: key.stringValue, from: members.superDecoder(forKey: key))
      }
    } else {
      signals = try fields.optional(Name.signals) ?? []
    }
    totalSamples = try fields.optional(Name.totalSamples) ?? 0
    others = try fields.others(besides: Name.all)
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    if isObject {
      var members = fields.nestedContainer(
        keyedBy: FieldName.self, forKey: FieldName(Name.signals))
      for signal in signals {
        var member = members.nestedContainer(
          keyedBy: FieldName.self, forKey: FieldName(signal.signalName))
        try signal.encodeCounts(to: &member)
      }
    } else {
      try fields.put(signals, as: Name.signals)
    }
    try fields.put(totalSamples, as: Name.totalSamples)
    try fields.put(others: others)
  }
}

extension DatasetIndex.Signal: Codable {
  private enum Name {
    static let signalName = "signal_name"
    static let totalSamples = "total_samples"
    static let lastUpdated = "last_updated"
    static let all: Set = [signalName, totalSamples, lastUpdated]
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    signalName = try fields.required(Name.signalName)
    totalSamples = try fields.optional(Name.totalSamples) ?? 0
    lastUpdated = try fields.optional(Name.lastUpdated)
    others = try fields.others(besides: Name.all)
  }

  /// The member `name` of an object: an object, or just a count.
  fileprivate init(named name: String, from decoder: any Decoder) throws {
    signalName = name
    guard let fields = try? decoder.container(keyedBy: FieldName.self) else {
      totalSamples = (try? decoder.singleValueContainer().decode(Int.self)) ?? 0
      return
    }
    totalSamples = try fields.optional(Name.totalSamples) ?? 0
    lastUpdated = try fields.optional(Name.lastUpdated)
    others = try fields.others(besides: Name.all.subtracting([Name.signalName]))
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(signalName, as: Name.signalName)
    try encodeCounts(to: &fields)
  }

  fileprivate func encodeCounts(to fields: inout KeyedEncodingContainer<FieldName>) throws {
    try fields.put(totalSamples, as: Name.totalSamples)
    try fields.put(lastUpdated, as: Name.lastUpdated)
    try fields.put(others: others)
  }
}
