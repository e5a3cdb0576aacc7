import Datasets
import FoundationEssentials
import Foundations
import Radio

/// The captures in a folder, and which of them the windows of samples come from.
struct CaptureFinder {
  /// The folder's captures by file name, those of one name sorted by path.
  private var urls: [String: [URL]] = [:]

  /// Searches `folder` and its subfolders for captures called one of `names`. Throws `CaptureError` if
  /// the folder cannot be listed.
  init(in folder: URL, names: Set<String>) throws(CaptureError) {
    guard folder.isFolder else { throw .file(.notAFolder(path: folder.path)) }
    for url in try CaptureFile.captures(below: folder) {
      let name = url.lastPathComponent
      if names.contains(name) {
        urls[name, default: []].append(url)
      } else if let facts = try? CaptureFile.facts(of: url),
        names.contains(facts.url.lastPathComponent)
      {
        urls[facts.url.lastPathComponent, default: []].append(url)
      }
    }
  }

  /// The captures of `source` that can be opened with its sample rate.
  func captures(of source: RecordingWindow.Source) -> [Capture] {
    (urls[source.name] ?? []).compactMap { url in
      var given = CaptureParameters()
      given.sampleRate = source.sampleRate
      given.centerFrequency = source.centerFrequency
      guard let capture = try? CaptureFile.open(url, given: given),
        (capture.sampleRate - source.sampleRate).magnitude <= 1e-6 * source.sampleRate
      else { return nil }
      return capture
    }
  }

  /// Whether `window` is a part of `capture`, by the hash of its samples. Without a hash, its position
  /// must be in the capture.
  static func holds(_ capture: Capture, _ window: RecordingWindow) -> Bool {
    guard window.samples.upperBound <= capture.sampleCount else { return false }
    guard let hash = window.iqSHA256 else { return true }
    guard let reader = try? CaptureReader(capture),
      let found = try? IQHash.hexadecimal(of: reader, samples: window.samples)
    else { return false }
    return found == hash
  }
}
