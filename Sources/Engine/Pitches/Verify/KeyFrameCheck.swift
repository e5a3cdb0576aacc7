import FoundationEssentials
import Imaging

/// Checks the key frames of a camera: whether all are there, and whether they can show what their names say.
struct KeyFrameCheck {
  private let recording: CameraRecording
  private let span: ClosedRange<Int>?
  private let folder: String
  private let frames: (any PitchFrames)?

  /// The check of the key frames in `folder`; `frames` is nil if the video cannot be opened.
  init(
    _ recording: CameraRecording, span: ClosedRange<Int>?, folder: String,
    frames: (any PitchFrames)?
  ) {
    self.recording = recording
    self.span = span
    self.folder = folder
    self.frames = frames
  }

  var problems: [PitchProblem] {
    guard span != nil else {
      return [
        PitchProblem(.note, path: folder, "is not checked: the span of the pitch is not known")
      ]
    }
    let plan = KeyFramePlan(recording, span: span, frameCount: frames?.count)
    let missing = plan.missing.map { item in
      PitchProblem(
        .missing, path: "\(folder)/\(item.name.fileName)",
        "is missing; labeltui pitch frames writes it from row \(item.row)")
    }
    let extra = plan.extra.map { frame in
      PitchProblem(
        .note, path: frame.url.path,
        "shows another detection than the first or the last; the recorder wrote one for many detections"
      )
    }
    return missing + extra + recording.keyFrames.compactMap(fileProblem) + postRollProblem
  }

  /// A file that is no picture, or that has another size than the video.
  private func fileProblem(_ frame: KeyFrame) -> PitchProblem? {
    do throws(PictureError) {
      let facts = try PictureFacts(contentsOf: frame.url)
      guard let frames, facts.width != frames.width || facts.height != frames.height else {
        return nil
      }
      return PitchProblem(
        .wrong, path: frame.url.path, field: "size", value: "\(facts.width) x \(facts.height)",
        "but the video has \(frames.width) x \(frames.height)")
    } catch {
      return PitchProblem(path: frame.url.path, error)
    }
  }

  /// The recorder wrote the first frame after the pitch as the last one.
  private var postRollProblem: [PitchProblem] {
    guard let span, let frames,
      let frame = recording.keyFrames.first(where: { $0.name == .postRollLast }),
      let after = recording.timestamps.firstRow(atOrAfter: span.upperBound + 1)
    else { return [] }
    let last = min(frames.count, recording.timestamps.count) - 1
    guard after < last,
      let found = try? KeyFrameComparison.nearest(frame.url, among: [after, last], of: frames),
      found != last
    else { return [] }
    return [
      PitchProblem(
        .note, path: frame.url.path,
        "shows row \(found), the first after the pitch, instead of the last row \(last)")
    ]
  }
}
