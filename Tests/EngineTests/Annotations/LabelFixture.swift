import Foundation
import TestSupport

@testable import Foundations
@testable import Imaging
@testable import Labels
@testable import Radio

/// The kinds of documents that have labels.
enum LabelKind: CaseIterable {
  case capture, picture
}

/// A document in a folder that can be made read-only, and its label files, with the permissions of an ordinary user.
struct LabelFixture {
  let kind: LabelKind
  let folder: TemporaryFolder
  let capture: Capture

  init(_ kind: LabelKind = .capture) throws {
    self.kind = kind
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

  /// The label file beside the document.
  var metadata: URL {
    switch kind {
    case .capture: folder.file("captures/X.sigmf-meta")
    case .picture: folder.file("captures/labels.coco.json")
    }
  }

  var state: URL { folder.file("state") }

  /// A new editing session.
  func file() -> any LabelStore {
    switch kind {
    case .capture: CaptureLabels(of: capture, stateFolder: state)
    case .picture:
      PictureLabels(stateFolder: state).labels(
        of: folder.file("captures/X.png"), width: 1000, height: 100)
    }
  }

  func setWritable(_ isWritable: Bool) throws {
    try OrdinaryUser.set(isWritable ? 0o777 : 0o555, folder: folder.file("captures"))
  }

  /// A box of class `label` that starts at `x`.
  func box(_ label: String, at x: Int = 10) -> Annotation {
    let y: ClosedRange<Double> =
      switch kind {
      case .capture: 99.75e6...100.25e6
      case .picture: 20...60
      }
    return Annotation(box: Box(x: x..<(x + 50), y: y), label: label)
  }

  /// Writes `annotations` to `file`, as an ordinary user.
  @discardableResult
  func write(
    _ annotations: [Annotation], by file: any LabelStore, changesSeen: Int = 0
  ) throws -> LabelWriteReport {
    try OrdinaryUser.run {
      try file.write(LabelRevision(annotations, changesSeen: changesSeen))
    }
  }

  /// A session that has written the box `a`, and the content of the file after that.
  func written() throws -> (file: any LabelStore, box: Annotation, content: Data) {
    let (file, box) = (file(), box("a", at: 100))
    _ = file.load()
    try file.write(LabelRevision([box]))
    return (file, box, try Data(contentsOf: metadata))
  }

  /// The classes and starts of the boxes that a new session loads, such as `a@100`, sorted.
  func labels() -> [String] {
    file().load().annotations.map { "\($0.label ?? "-")@\($0.box.x.lowerBound)" }.sorted()
  }

  /// The label files in the state folder.
  func fallbackFiles() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: state.path).filter {
      $0.hasSuffix("sigmf-meta") || $0.hasSuffix("coco.json")
    }
  }

  /// An entry of class `label` at `x`, for use in `replace`.
  func added(_ label: String, at x: Int) -> [String: Any] {
    switch kind {
    case .capture: ["core:sample_start": x, "core:sample_count": 5, "core:label": label]
    case .picture: ["name": label, "bbox": [x, 10, 5, 5], "area": 25, "iscrowd": 0]
    }
  }

  /// Gives `entry` another class, for use in `replace`.
  func setLabel(_ label: String, of entry: inout [String: Any]) {
    switch kind {
    case .capture: entry["core:label"] = label
    case .picture: entry["name"] = label
    }
  }

  /// Replaces the file beside the document with `content`, in which `change` has changed the annotations. Does it as a
  /// program that takes no lock and keeps all other fields.
  func replace(_ content: Data, _ change: (inout [[String: Any]]) -> Void) throws {
    var json =
      try JSONSerialization.jsonObject(with: content) as? [String: Any] ?? [:]
    var annotations = json["annotations"] as? [[String: Any]] ?? []
    change(&annotations)
    if kind == .picture { assignIDs(&annotations, in: &json) }
    json["annotations"] = annotations
    try JSONSerialization.data(withJSONObject: json).write(to: metadata)
  }

  /// Replaces the temporary member `name` with the id of a category, and assigns ids to new entries.
  private func assignIDs(_ annotations: inout [[String: Any]], in json: inout [String: Any]) {
    var categories = json["categories"] as? [[String: Any]] ?? []
    var last = annotations.compactMap { $0["id"] as? Int }.max() ?? 0
    for index in annotations.indices {
      guard let name = annotations[index].removeValue(forKey: "name") as? String else { continue }
      if !categories.contains(where: { $0["name"] as? String == name }) {
        let id = (categories.compactMap { $0["id"] as? Int }.max() ?? 0) + 1
        categories.append(["id": id, "name": name])
      }
      annotations[index]["category_id"] =
        categories.first { $0["name"] as? String == name }?["id"]
      if annotations[index]["id"] == nil {
        last += 1
        annotations[index]["id"] = last
        annotations[index]["image_id"] = 1
      }
    }
    json["categories"] = categories
  }

  /// `content` without the fields of this program that belong to the whole file.
  func stripped(_ content: Data) throws -> Data {
    var json =
      try JSONSerialization.jsonObject(with: content) as? [String: Any] ?? [:]
    switch kind {
    case .capture:
      json["global"] = (json["global"] as? [String: Any])?.filter {
        !$0.key.hasPrefix("labeltui:")
      }
    case .picture: json = json.filter { !$0.key.hasPrefix("labeltui:") }
    }
    return try JSONSerialization.data(withJSONObject: json)
  }
}
