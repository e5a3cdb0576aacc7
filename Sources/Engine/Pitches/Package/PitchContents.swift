import FoundationEssentials
import Foundations

/// The files in the folder of a pitch, by what they are.
package struct PitchContents: Sendable {
  /// What a file is, for packages.
  package enum Kind: Sendable, Hashable {
    case manifest, metrics, video, timestamps, detections, observations, keyFrame
  }

  /// A file of a pitch or a session.
  package struct File: Sendable, Hashable {
    package var kind: Kind
    /// The path relative to the folder.
    package var name: String
  }

  /// More files than this are not listed.
  private static let limit = 1_000_000

  /// The files of the pitch, in the order of the layout.
  package private(set) var files: [File] = []
  /// The paths of all other files and links in the folder.
  package private(set) var otherFiles: [String] = []

  /// Lists the folder of `pitch`.
  package init(_ pitch: Pitch) throws(FileError) {
    let names = pitch.manifest.fileNames
    var kinds: [String: Kind] = [
      PitchManifest.fileName: .manifest, PitchLayout.metrics: .metrics,
      PitchLayout.observations: .observations,
    ]
    for camera in PitchCamera.allCases {
      for name in PitchLayout.videoNames(camera) { kinds[name] = .video }
      kinds[PitchLayout.timestamps(camera)] = .timestamps
      kinds[PitchLayout.detections(camera)] = .detections
      if let name = names["\(camera.rawValue)_video"] { kinds[name] = .video }
      if let name = names["\(camera.rawValue)_timestamps"] { kinds[name] = .timestamps }
    }
    try add("", of: pitch.url, kinds)
  }

  /// Lists the folder `folder`, relative to `root`. Links are not followed.
  private mutating func add(
    _ folder: String, of root: URL, _ kinds: [String: Kind]
  ) throws(FileError) {
    let open = try Folder(folder.isEmpty ? root.path : root.appending(path: folder).path)
    for name in try open.names() where files.count + otherFiles.count < Self.limit {
      let relative = folder.isEmpty ? name : "\(folder)/\(name)"
      let inner = root.appending(path: relative).path
      if try open.isFolder(name) {
        // The layout has two levels of folders.
        if relative.split(separator: "/").count <= 2 {
          try add(relative, of: root, kinds)
        } else {
          otherFiles.append(inner)
        }
      } else if let kind = kinds[relative] ?? Self.keyFrame(name, in: folder),
        try open.isRegularFile(name)
      {
        files.append(File(kind: kind, name: relative))
      } else {
        otherFiles.append(inner)
      }
    }
  }

  private static func keyFrame(_ name: String, in folder: String) -> Kind? {
    let isFolder = PitchCamera.allCases.contains { PitchLayout.keyFrames($0) == folder }
    return isFolder && KeyFrameName(fileName: name) != nil ? .keyFrame : nil
  }
}
