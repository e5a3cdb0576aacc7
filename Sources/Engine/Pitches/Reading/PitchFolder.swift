import FoundationEssentials
import Foundations
import Imaging

/// Recognizes folders of recorded sessions and pitches by their content.
package enum PitchFolder {
  /// What a folder is.
  package enum Kind: Sendable, Hashable {
    case session, pitch
  }

  /// What the folder at `url` is; nil if it is neither a session nor a pitch, or cannot be listed.
  package static func kind(of url: URL) -> Kind? { try? detect(url) }

  /// What the folder at `url` is; nil if it is neither a session nor a pitch. Throws if it cannot be listed.
  package static func detect(_ url: URL) throws(FileError) -> Kind? {
    let names = try FileSystem.names(in: url.path)
    if isPitch(url, Set(names)) { return .pitch }
    if names.contains(SessionSummary.fileName) { return .session }
    return names.contains { isPitchName($0) && isPitch(url.appending(path: $0)) } ? .session : nil
  }

  /// The folders of the pitches in the session at `url`, in natural order: folders with a name like
  /// `session-1-pitch-001`, or with the files of a pitch.
  static func pitches(in url: URL) throws(FileError) -> [URL] {
    var names: [String] = []
    for name in try FileSystem.names(in: url.path) {
      let inner = url.appending(path: name)
      if try FileSystem.folderExists(inner.path), isPitchName(name) || isPitch(inner) {
        names.append(name)
      }
    }
    return names.sorted(by: NaturalOrder.isBefore)
      .map { url.appending(path: $0, directoryHint: .isDirectory) }
  }

  private static func isPitchName(_ name: String) -> Bool { name.contains("-pitch-") }

  private static func isPitch(_ url: URL) -> Bool {
    isPitch(url, Set((try? FileSystem.names(in: url.path)) ?? []))
  }

  /// Whether a folder with the files `names` has timestamps of a camera, or a video of a camera and a manifest.
  private static func isPitch(_ url: URL, _ names: Set<String>) -> Bool {
    PitchCamera.allCases.contains { camera in
      names.contains(PitchLayout.timestamps(camera))
        || names.contains(PitchManifest.fileName)
          && PitchLayout.videoNames(camera).contains(where: names.contains)
    }
  }
}
