import Foundation
import TestSupport

@testable import Radio

/// A folder for SigMF recordings and raw files.
struct RecordingFolder {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var url: URL { folder.url }

  func file(_ name: String) -> URL { folder.file(name) }

  @discardableResult
  func put(_ bytes: [UInt8], as name: String) throws -> URL {
    let url = file(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url
  }

  /// Writes metadata with these members, given as JSON.
  @discardableResult
  func putMetadata(
    as name: String = "X.sigmf-meta", global: String = #""core:datatype": "ci8""#,
    captures: String = #"{"core:sample_start": 0}"#, annotations: String = ""
  ) throws -> URL {
    let text = """
      {"global": {"core:version": "1.2.0", \(global)}, "captures": [\(captures)],
       "annotations": [\(annotations)]}
      """
    return try put(Array(text.utf8), as: name)
  }

  /// The I values of all samples of `capture`, times `scale`, as integers.
  func inPhase(_ capture: Capture, times scale: Float = 128) throws -> [Int] {
    var samples = [Float](repeating: 0, count: 2 * capture.sampleCount)
    let reader = try CaptureReader(capture)
    try samples.withUnsafeMutableBufferPointer {
      try reader.read(0..<capture.sampleCount, into: $0)
    }
    return stride(from: 0, to: samples.count, by: 2).map { Int(samples[$0] * scale) }
  }
}
