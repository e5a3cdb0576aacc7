import Foundation
import TestSupport

@testable import Labels
@testable import Radio

/// A small capture in a folder that can be made read-only, and label files of it, as an ordinary user has
/// them.
struct LabelFixture {
  let folder: TemporaryFolder
  let capture: Capture

  init() throws {
    folder = try TemporaryFolder()
    let header = RFCAPHeader(
      sampleRate: 1e6, centerFrequency: 100e6, bandwidth: 1e6, sampleCount: 1000,
      startTime: 1_794_744_720, signalName: "x", latitude: 0, longitude: 0)
    let captures = folder.file("captures")
    for name in ["captures", "state"] {
      try FileManager.default.createDirectory(
        at: folder.file(name), withIntermediateDirectories: true)
    }
    let url = captures.appending(path: "X.rfcap")
    try Data(header.bytes + [UInt8](repeating: 0, count: 8000)).write(to: url)
    capture = try CaptureFile.open(url)
    try OrdinaryUser.allowAll(in: folder.url)
  }

  var metadata: URL { folder.file("captures/X.sigmf-meta") }
  var state: URL { folder.file("state") }

  func file() -> LabelFile { LabelFile(of: capture, stateFolder: state) }

  func setWritable(_ isWritable: Bool) throws {
    try OrdinaryUser.set(isWritable ? 0o777 : 0o555, folder: folder.file("captures"))
  }

  /// A box of `label` at `sample`.
  func box(_ label: String, at sample: Int = 10) -> Annotation {
    Annotation(
      box: Box(samples: sample..<(sample + 50), frequencies: 99.75e6...100.25e6), label: label)
  }

  /// Writes `annotations` by `file`, as an ordinary user.
  @discardableResult
  func write(
    _ annotations: [Annotation], by file: LabelFile, changesSeen: Int = 0
  ) throws -> LabelFile.WriteReport {
    try OrdinaryUser.run {
      try file.write(LabelRevision(annotations, changesSeen: changesSeen))
    }
  }

  /// The labels that a new session finds, with the samples that the boxes start at.
  func labels() -> [String] {
    file().load().annotations.map { "\($0.label ?? "-")@\($0.box.samples.lowerBound)" }.sorted()
  }

  /// Files in the state folder.
  func fallbackFiles() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: state.path).filter {
      $0.hasSuffix("sigmf-meta")
    }
  }

  /// Replaces the annotations beside the capture as a program without locks does, that keeps all other
  /// fields: by what `change` makes of `content`.
  func replace(_ content: Data, _ change: (inout [[String: Any]]) -> Void) throws {
    var json =
      try JSONSerialization.jsonObject(with: content) as? [String: Any] ?? [:]
    var annotations = json["annotations"] as? [[String: Any]] ?? []
    change(&annotations)
    json["annotations"] = annotations
    try JSONSerialization.data(withJSONObject: json).write(to: metadata)
  }

  /// `content` without the fields of this program.
  func stripped(_ content: Data) throws -> Data {
    var json =
      try JSONSerialization.jsonObject(with: content) as? [String: Any] ?? [:]
    json["global"] = (json["global"] as? [String: Any])?.filter {
      !$0.key.hasPrefix("labeltui:")
    }
    return try JSONSerialization.data(withJSONObject: json)
  }
}
