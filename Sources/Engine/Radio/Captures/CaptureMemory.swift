import FoundationEssentials
import Foundations

/// The remembered options of captures, by absolute path: a small file in the user's state folder,
/// see `docs/formats/user-files.md`.
package struct CaptureMemory: Sendable {
  /// The number of remembered captures; the one that was set longest ago is dropped.
  static let capacity = 1000
  private static let largestSize = 4 << 20

  private let url: URL

  /// The memory in `stateFolder`.
  package init(stateFolder: URL) { url = stateFolder.appending(path: "captures.json") }

  /// The remembered parameters of `capture`; empty if there are none or the file cannot be read.
  package func parameters(of capture: URL) -> CaptureParameters {
    let path = Self.key(capture)
    return read().captures.last { $0.path == path }?.parameters ?? CaptureParameters()
  }

  /// Remembers `parameters` of `capture` instead of earlier ones; throws `FileError`. An unreadable
  /// file is replaced.
  package func remember(_ parameters: CaptureParameters, of capture: URL) throws {
    let path = Self.key(capture)
    guard parameters != self.parameters(of: capture) else { return }
    let folder = url.deletingLastPathComponent().path
    try FileSystem.createFolder(folder)
    try FileLock.whileHolding(folder + "/captures.lock") {
      var memory = read()
      memory.captures.removeAll { $0.path == path }
      memory.captures.append(Entry(path: path, parameters))
      memory.captures = memory.captures.suffix(Self.capacity)
      try AtomicFile.write(OrderedJSONEncoder(.pretty).encode(memory), to: url)
    }
  }

  /// The key of a capture. Both files of a SigMF recording have the same key.
  private static func key(_ capture: URL) -> String {
    let url = capture.standardizedFileURL
    guard url.pathExtension.lowercased() == CaptureFile.metadataEnding else { return url.path }
    return url.deletingPathExtension().appendingPathExtension(CaptureFile.dataEnding).path
  }

  private func read() -> Content {
    guard let data = try? FileSystem.contents(of: url.path, limit: Self.largestSize),
      let content = try? JSONParser.decode(Content.self, from: data)
    else { return Content() }
    return content
  }

  private struct Content: Codable {
    /// In the order in which they were set.
    var captures: [Entry] = []
  }

  private struct Entry: Codable {
    var path: String
    var format: String?
    var sampleRate: Double?
    var centerFrequency: Double?
    var channel: Int?

    private enum CodingKeys: String, CodingKey {
      case path, format, channel
      case sampleRate = "sample_rate_hz"
      case centerFrequency = "center_freq_hz"
    }

    init(path: String, _ parameters: CaptureParameters) {
      self.path = path
      format = parameters.format?.rawValue
      sampleRate = parameters.sampleRate
      centerFrequency = parameters.centerFrequency
      channel = parameters.channel
    }

    var parameters: CaptureParameters {
      var parameters = CaptureParameters()
      parameters.format = format.flatMap(SampleFormat.init(rawValue:))
      parameters.sampleRate = sampleRate.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
      parameters.centerFrequency = centerFrequency.flatMap { $0.isFinite ? $0 : nil }
      parameters.channel = channel
      return parameters
    }
  }
}
