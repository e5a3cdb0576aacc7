import FoundationEssentials
import Foundations
import Imaging

/// A recorded session: a folder with pitches, their calibration and a summary (docs/formats/pitch-sessions.md).
///
/// The pitches are only listed; read one with `Pitch`.
package struct PitchSession: Sendable {
  /// The folder.
  package let url: URL
  /// The manifest and the summary; without fields if they cannot be read.
  package let manifest: SessionManifest
  package let summary: SessionSummary
  /// The folders of the pitches, in natural order.
  package let pitches: [URL]
  /// The calibration of the cameras.
  package let calibration: Calibration
  /// Everything that is missing or wrong in the files of the session itself, without those of its pitches.
  package let problems: [PitchProblem]

  /// The name of the session.
  package var name: String { summary.sessionID ?? url.lastPathComponent }

  /// Reads the session in the folder `url`. Throws a `PitchProblem` only if the folder cannot be listed.
  package init(_ url: URL) throws(PitchProblem) {
    let url = URL(filePath: url.path, directoryHint: .isDirectory)
    do throws(FileError) {
      guard try FileSystem.folderExists(url.path) else { throw .notAFolder(path: url.path) }
      pitches = try PitchFolder.pitches(in: url)
    } catch {
      throw PitchProblem(path: url.path, error)
    }
    self.url = url
    var problems: [PitchProblem] = []
    let manifest = FieldReader.read(url.appending(path: PitchManifest.fileName).path, &problems) {
      SessionManifest(&$0)
    }
    let summary = FieldReader.read(url.appending(path: SessionSummary.fileName).path, &problems) {
      SessionSummary(&$0)
    }
    self.manifest = manifest ?? SessionManifest()
    self.summary = summary ?? SessionSummary()
    calibration = Calibration(session: url)
    self.problems = problems + calibration.problems
  }
}
