/// The number of samples of a class from each capture, updated sample by sample.
struct SourceCounts: Sendable {
  private struct Source {
    var count = 0
    /// The lowest id, and when that sample was saved: manifests list captures in this order.
    var first: SampleID
    var addedAt: String?
  }

  private var sources: [String?: Source] = [:]

  mutating func add(_ entry: SignalInventory.Entry, as id: SampleID) {
    var source = sources[entry.sourceCapture] ?? Source(first: id, addedAt: entry.createdAt)
    source.count += 1
    if id <= source.first { (source.first, source.addedAt) = (id, entry.createdAt) }
    sources[entry.sourceCapture] = source
  }

  /// Removes the sample `id`; `entries` contains the remaining ones.
  mutating func remove(
    _ entry: SignalInventory.Entry, as id: SampleID, from entries: [SampleID: SignalInventory.Entry]
  ) {
    guard var source = sources[entry.sourceCapture] else { return }
    source.count -= 1
    if source.first == id {
      let others = entries.filter { $0.value.sourceCapture == entry.sourceCapture }
      if let first = others.keys.min() {
        (source.first, source.addedAt) = (first, others[first]?.createdAt)
      }
    }
    sources[entry.sourceCapture] = source.count > 0 ? source : nil
  }

  /// The sources for a manifest: first those in `known` that still have samples, then the others in
  /// the order of their first samples. `now` replaces unknown times.
  func manifestSources(keeping known: [Manifest.Source], now: String) -> [Manifest.Source] {
    var rest = sources
    var listed: [Manifest.Source] = []
    for var source in known {
      guard let count = rest.removeValue(forKey: source.captureFile)?.count else { continue }
      source.sampleCount = count
      listed.append(source)
    }
    return listed
      + rest.sorted { $0.value.first < $1.value.first }.map { capture, source in
        Manifest.Source(
          captureFile: capture, sampleCount: source.count, addedAt: source.addedAt ?? now)
      }
  }
}
