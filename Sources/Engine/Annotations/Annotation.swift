import FoundationEssentials

/// A box on a capture with its class, as the analyst sees it.
public struct Annotation: Sendable, Equatable, Identifiable {
  public private(set) var id: UUID
  public var box: Box
  /// The class; nil while the box has none.
  public var label: String?
  /// `<signal>/<id>` of the training sample that holds this box as it stands; nil when there is none.
  public var savedSample: String?
  /// What the file says of this annotation beyond the above; kept on writing back.
  let original: SigMFAnnotation?

  /// Makes a new annotation, not yet in any file.
  public init(id: UUID = UUID(), box: Box, label: String?) {
    self.id = id
    self.box = box
    self.label = label
    savedSample = nil
    original = nil
  }

  /// The annotation that `original` stands for on a capture of `extent`; nil when it lies outside.
  init?(_ original: SigMFAnnotation, offset: Int, extent: Box) {
    guard let box = Self.box(of: original, offset: offset, extent: extent) else { return nil }
    id = original.uuid.flatMap(UUID.init(uuidString:)) ?? original.derivedID
    label = original.label
    savedSample = original.savedSample
    self.box = box
    self.original = original
  }

  /// Takes another id, where the file gave one to several entries.
  mutating func renew() { id = UUID(derivedFrom: Array(id.uuidString.utf8)) }

  /// The entry to write: the original one, changed only where this annotation was changed.
  func entry(offset: Int, extent: Box, generator: String) -> SigMFAnnotation {
    var entry = original ?? SigMFAnnotation(sampleStart: 0)
    if original.flatMap({ Self.box(of: $0, offset: offset, extent: extent) }) != box {
      entry.sampleStart = box.samples.lowerBound + offset
      entry.sampleCount = box.samples.count
      entry.lowerEdge = box.frequencies.lowerBound
      entry.upperEdge = box.frequencies.upperBound
      entry.generator = generator
    }
    entry.label = label
    let originalID = original?.uuid.flatMap(UUID.init(uuidString:))
    entry.uuid = originalID == id ? original?.uuid : id.uuidString.lowercased()
    entry.savedSample = savedSample
    return entry
  }

  /// Samples and RF Hz of `entry`, clipped to the capture; without edges it spans the band.
  private static func box(of entry: SigMFAnnotation, offset: Int, extent: Box) -> Box? {
    let (start, overflow) = entry.sampleStart.subtractingReportingOverflow(offset)
    guard !overflow else { return nil }
    var end = extent.samples.upperBound
    if let count = entry.sampleCount {
      let (sum, overflow) = start.addingReportingOverflow(count)
      if !overflow { end = min(end, sum) }
    }
    let first = max(start, 0)
    guard first < end else { return nil }
    let lower = max(entry.lowerEdge ?? -.infinity, extent.frequencies.lowerBound)
    let upper = min(entry.upperEdge ?? .infinity, extent.frequencies.upperBound)
    guard lower < upper else { return nil }
    return Box(samples: first..<end, frequencies: lower...upper)
  }
}
