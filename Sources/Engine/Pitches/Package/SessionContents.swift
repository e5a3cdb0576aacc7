import FoundationEssentials
import Foundations

/// The files of a session outside of its pitches.
package struct SessionContents: Sendable {
  /// The manifest and the summaries, relative to the session.
  package private(set) var metadata: [String] = []
  /// The videos and the timestamps of the whole session.
  package private(set) var videos: [String] = []
  package private(set) var timestamps: [String] = []
  /// The files of the calibration.
  package private(set) var calibration: [String] = []
  /// The paths of all other files and links.
  package private(set) var otherFiles: [String] = []

  /// Lists the folder of `session`.
  package init(_ session: PitchSession) throws(FileError) {
    let names = session.manifest.fileNames
    let pitches = Set(session.pitches.map(\.lastPathComponent))
    let videoNames = Set(["session_left_video", "session_right_video"].compactMap { names[$0] })
    let timestampNames = Set(
      ["session_left_timestamps", "session_right_timestamps"].compactMap { names[$0] })
    let metadataNames = Set(
      [PitchManifest.fileName, SessionSummary.fileName]
        + ["session_summary", "session_summary_csv"].compactMap { names[$0] })
    for (name, isFile) in try Self.list(session.url.path) where !pitches.contains(name) {
      if isFile, metadataNames.contains(name) {
        metadata.append(name)
      } else if isFile, videoNames.contains(name) {
        videos.append(name)
      } else if isFile, timestampNames.contains(name) {
        timestamps.append(name)
      } else if name != Calibration.folder || isFile {
        otherFiles.append(session.url.appending(path: name).path)
      }
    }
    guard try FileSystem.isThere(session.calibration.url.path) else { return }
    for (name, isFile) in try Self.list(session.calibration.url.path) {
      if isFile, name.hasSuffix(".json"), !name.hasPrefix(".") {
        calibration.append("\(Calibration.folder)/\(name)")
      } else {
        otherFiles.append(session.calibration.path(of: name))
      }
    }
  }

  /// The names in the folder at `path`, and whether each is a regular file and no link.
  private static func list(
    _ path: String
  ) throws(FileError) -> [(name: String, isFile: Bool)] {
    let folder = try Folder(path)
    var list: [(name: String, isFile: Bool)] = []
    for name in try folder.names() { list.append((name, try folder.isRegularFile(name))) }
    return list
  }
}
