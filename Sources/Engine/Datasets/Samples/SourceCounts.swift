/// The number of samples of a class from each capture.
struct SourceCounts: Sendable {
  private struct Source {
    var count: Int
    /// The lowest id, and when that sample was saved: manifests list captures in this order. Nil if
    /// the manifest lists the capture already.
    var first: SampleID?
    var addedAt: String?
  }

  private var sources: [String?: Source] = [:]

  /// The number of samples.
  var total: Int { sources.values.reduce(0) { $0 + $1.count } }

  /// Sets the count of the capture `source`, whose first sample is `first`.
  mutating func set(_ source: String?, count: Int, first: SampleID?, addedAt: String?) {
    sources[source] = Source(count: count, first: first, addedAt: addedAt)
  }

  /// Counts the new sample `id` of `source`. New ids are higher than those of other samples.
  mutating func add(_ source: String?, id: SampleID, createdAt: String?) {
    if sources[source] == nil {
      sources[source] = Source(count: 0, first: id, addedAt: createdAt)
    }
    sources[source]?.count += 1
  }

  /// Counts one sample of `source` less.
  mutating func remove(_ source: String?) {
    guard var known = sources[source] else { return }
    known.count -= 1
    sources[source] = known.count > 0 ? known : nil
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
    let others = rest.sorted { left, right in
      guard let first = left.value.first, let second = right.value.first else {
        return left.value.first != nil
      }
      return first < second
    }
    return listed
      + others.map { capture, source in
        Manifest.Source(
          captureFile: capture, sampleCount: source.count, addedAt: source.addedAt ?? now)
      }
  }
}
