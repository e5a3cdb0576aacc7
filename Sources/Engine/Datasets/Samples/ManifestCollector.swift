import FoundationEssentials
import Foundations

/// The manifests and the index of samples that are copied to another dataset.
package struct ManifestCollector {
  private var manifests: [SignalName: Manifest] = [:]

  /// No samples.
  package init() {}

  /// Counts `sample` with its `content`.
  package mutating func add(_ sample: SampleReference, _ content: SampleContent) {
    var manifest =
      manifests[sample.signal]
      ?? Manifest(signalName: sample.signal.text, totalSamples: 0, sources: [], nextID: 1)
    manifest.totalSamples += 1
    manifest.createdAt = [manifest.createdAt, content.createdAt].compactMap { $0 }.min()
    manifest.lastUpdated =
      [manifest.lastUpdated, content.updatedAt ?? content.createdAt].compactMap { $0 }.max()
    manifest.nextID = max(manifest.nextID ?? 1, (sample.id.number ?? 0) + 1)
    let source = manifest.sources.firstIndex { $0.captureFile == content.origin.source }
    if let source {
      manifest.sources[source].sampleCount += 1
    } else {
      manifest.sources.append(
        Manifest.Source(
          captureFile: content.origin.source, sampleCount: 1, addedAt: content.createdAt))
    }
    manifests[sample.signal] = manifest
  }

  /// The files of the manifests and of the index, by their paths in a dataset.
  package func files() throws -> [(path: String, data: Data)] {
    let sorted = manifests.sorted { $0.key < $1.key }
    let encoder = OrderedJSONEncoder(.pretty)
    var files = try sorted.map { signal, manifest in
      (
        path: "\(SignalFolder.signalsName)/\(signal)/\(SignalFolder.manifestName)",
        data: try encoder.encode(manifest)
      )
    }
    let index = DatasetIndex(sorted.map(\.value))
    files.append((path: DatasetFolder.indexName, data: try encoder.encode(index)))
    return files
  }
}
