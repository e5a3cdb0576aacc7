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
    manifest =
      Self.read(url, PitchManifest.fileName, &problems) { SessionManifest(&$0) }
      ?? SessionManifest()
    summary =
      Self.read(url, SessionSummary.fileName, &problems) { SessionSummary(&$0) }
      ?? SessionSummary()
    calibration = Calibration(session: url)
    self.problems = problems + calibration.problems
  }

  private static func read<Value>(
    _ url: URL, _ name: String, _ problems: inout [PitchProblem],
    _ body: (inout FieldReader) -> Value
  ) -> Value? {
    do throws(PitchProblem) {
      var reader = try FieldReader(contentsOf: url.appending(path: name).path)
      let value = body(&reader)
      problems += reader.problems.all
      return value
    } catch {
      problems.append(error)
      return nil
    }
  }
}
