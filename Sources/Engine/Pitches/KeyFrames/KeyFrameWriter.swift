import FoundationEssentials
import Foundations
import Libraries

/// Writes the key frames that a pitch lacks (docs/formats/pitch-sessions.md). No existing file is changed.
package struct KeyFrameWriter {
  /// What was written for one camera.
  package struct Report: Sendable {
    /// The names of the new files.
    package var written: [String] = []
    /// Frames that could not be decoded or written, and the video if it cannot be opened.
    package var problems: [PitchProblem] = []
    /// Whether the caller ended the work before it was complete.
    package var isCancelled = false
  }

  private let pitch: Pitch
  private let camera: PitchCamera
  private let every: Int

  /// Writes key frames of `camera` in `pitch`, with a uniform one for each `every` frames.
  package init(_ pitch: Pitch, _ camera: PitchCamera, every: Int = KeyFramePlan.standardDistance) {
    self.pitch = pitch
    self.camera = camera
    self.every = every
  }

  /// The plan, with the frames that the video has; `frames` is nil if there is no video.
  package func plan(_ frames: (any PitchFrames)?) -> KeyFramePlan {
    KeyFramePlan(
      pitch[camera], span: pitch.manifest.span, frameCount: frames?.count, every: every)
  }

  /// Writes what lacks, from `frames`. `progress` gets the number of written frames and of all missing ones, and returns
  /// whether to go on. An error of the system, such as a full disk, ends the work and is thrown.
  package func write(
    from frames: any PitchFrames, progress: (Int, Int) -> Bool = { _, _ in true }
  ) throws(FileError) -> Report {
    let missing = plan(frames).missing
    let folders = [PitchLayout.keyFrameFolder, camera.rawValue]
    AddedFile.removeAbandoned(in: folders, of: pitch.url)
    var report = Report()
    for (index, item) in missing.enumerated() {
      guard progress(index, missing.count) else {
        report.isCancelled = true
        return report
      }
      do {
        let frame = try frames.pixels(item.row)
        let png = try PNGCodec.encode(width: frame.width, height: frame.height, rgb: frame.rgb)
        let outcome = try AddedFile.write(
          Data(png), item.name.fileName, in: folders, of: pitch.url)
        if outcome == .written { report.written.append(item.name.fileName) }
      } catch let error as FileError {
        throw error
      } catch {
        // Ctrl-C ends the process that decodes, too.
        guard progress(index, missing.count) else {
          report.isCancelled = true
          return report
        }
        report.problems.append(problem(item, error))
      }
    }
    return report
  }

  private func problem(_ item: KeyFramePlan.Item, _ error: any Error) -> PitchProblem {
    PitchProblem(
      .wrong, path: pitch[camera].video?.path ?? pitch.url.path, field: "frame \(item.row)",
      "cannot become \(item.name.fileName): \(error)")
  }
}
