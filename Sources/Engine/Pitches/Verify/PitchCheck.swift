import FoundationEssentials
import Foundations
import Imaging

/// Verifies a pitch: each file, its content, and how the files fit together (docs/formats/pitch-sessions.md).
struct PitchCheck {
  private let pitch: Pitch
  private let root: String
  private let open: PitchVideoOpener
  private var lines: [PitchCheckLine] = []
  /// The size of the pictures of each camera.
  private(set) var sizes: [PitchCamera: PictureSize] = [:]

  /// The check of `pitch`; files are named relative to `root`.
  init(_ pitch: Pitch, root: String, open: @escaping PitchVideoOpener) {
    self.pitch = pitch
    self.root = root
    self.open = open
  }

  /// All lines, in the order of the layout.
  mutating func run() -> [PitchCheckLine] {
    addFile(PitchManifest.fileName, "\(pitch.manifest.fileNames.count) file names")
    for camera in PitchCamera.allCases { checkCamera(camera) }
    let observations = pitch.observations.all
    addFile(
      PitchLayout.observations, Quantity.count(observations.count, "observation"),
      observationProblems())
    checkMetrics()
    checkOtherFiles()
    return lines
  }

  private func path(_ name: String) -> String { pitch.url.appending(path: name).path }

  private mutating func add(_ problems: [PitchProblem]) {
    lines += problems.map { PitchCheckLine($0, root: root) }
  }

  /// Adds the problems of the file `name`, or one line that it is all right.
  private mutating func addFile(_ name: String, _ facts: String, _ further: [PitchProblem] = []) {
    let path = path(name)
    let problems = pitch.problems.filter { $0.path == path } + further
    add(problems)
    if !problems.contains(where: { $0.kind != .note }) {
      lines.append(PitchCheckLine(ok: relative(path), facts))
    }
  }

  private func relative(_ path: String) -> String {
    PitchCheckLine(PitchProblem(.note, path: path, ""), root: root).file
  }

  private mutating func checkCamera(_ camera: PitchCamera) {
    let recording = pitch[camera]
    let frames = checkVideo(recording)
    addFile(
      pitch.manifest.fileNames["\(camera.rawValue)_timestamps"] ?? PitchLayout.timestamps(camera),
      Quantity.count(recording.timestamps.count, "row"))
    addFile(
      PitchLayout.detections(camera),
      Quantity.count(recording.detections.all.count, "detection"),
      detectionProblems(recording, frames))
    checkKeyFrames(recording, frames)
  }

  private mutating func checkVideo(_ recording: CameraRecording) -> (any PitchFrames)? {
    guard let video = recording.video else {
      let name = "\(recording.camera.rawValue)_video"
      addFile(
        pitch.manifest.fileNames[name] ?? PitchLayout.videoNames(recording.camera)[0], "")
      return nil
    }
    do {
      let frames = try open(video)
      sizes[recording.camera] = PictureSize(width: frames.width, height: frames.height)
      addFile(
        video.lastPathComponent,
        "\(Quantity.count(frames.count, "frame")), \(frames.width) x \(frames.height)",
        frameCountProblems(recording, frames, video))
      return frames
    } catch {
      add([PitchProblem(path: video.path, error)])
      return nil
    }
  }

  /// Frames without timestamps, and timestamps without frames.
  private func frameCountProblems(
    _ recording: CameraRecording, _ frames: any PitchFrames, _ video: URL
  ) -> [PitchProblem] {
    let rows = recording.timestamps.count
    guard frames.count != rows else { return [] }
    let reason =
      frames.count > rows
      ? "but there are only \(Quantity.count(rows, "row")) of timestamps, so that frames \(rows)...\(frames.count - 1) have none"
      : "but there are \(rows) rows of timestamps, so that rows \(frames.count)...\(rows - 1) have no frame"
    return [
      PitchProblem(.wrong, path: video.path, field: "frames", value: "\(frames.count)", reason)
    ]
  }

  private func detectionProblems(
    _ recording: CameraRecording, _ frames: (any PitchFrames)?
  ) -> [PitchProblem] {
    guard let frames else { return [] }
    var list = ProblemList(path: path(PitchLayout.detections(recording.camera)))
    for (index, detection) in recording.detections.outside(
      width: frames.width, height: frames.height)
    {
      list.add(
        .wrong, "detections[\(index)]", value: "\(detection.center.x), \(detection.center.y)",
        "is outside of the picture (\(frames.width) x \(frames.height))")
    }
    for (index, detection) in recording.detections.all.enumerated() {
      guard let row = detection.row, row >= frames.count else { continue }
      list.add(
        .wrong, "detections[\(index)].frame_index", value: "\(detection.frameIndex)",
        "is row \(row), but the video has only \(Quantity.count(frames.count, "frame"))")
    }
    return list.all
  }

  private func observationProblems() -> [PitchProblem] {
    var list = ProblemList(path: path(PitchLayout.observations))
    for (index, observation) in pitch.observations.all.enumerated() {
      for camera in PitchCamera.allCases {
        guard let size = sizes[camera], let pixel = observation.pixel(camera),
          !pixel.isInside(width: size.width, height: size.height)
        else { continue }
        list.add(
          .wrong, "observations[\(index)].\(camera.rawValue)_px", value: "\(pixel.x), \(pixel.y)",
          "is outside of the picture (\(size.width) x \(size.height))")
      }
    }
    return list.all
  }

  private mutating func checkKeyFrames(
    _ recording: CameraRecording, _ frames: (any PitchFrames)?
  ) {
    let folder = path(PitchLayout.keyFrames(recording.camera))
    let check = KeyFrameCheck(
      recording, span: pitch.manifest.span, folder: folder, frames: frames)
    let problems = check.problems + pitch.problems.filter { $0.path == folder }
    add(problems)
    guard !problems.contains(where: { $0.kind != .note }) else { return }
    lines.append(
      PitchCheckLine(
        ok: relative(folder), Quantity.count(recording.keyFrames.count, "key frame")))
  }

  private mutating func checkMetrics() {
    let check = MetricsCheck(pitch)
    add(check.problems)
    if let facts = check.facts {
      lines.append(PitchCheckLine(ok: relative(check.path), facts))
    }
  }

  /// Files that are no part of the layout.
  private mutating func checkOtherFiles() {
    do throws(FileError) {
      let others = try PitchContents(pitch).otherFiles
      add(others.map { PitchProblem(.note, path: $0, "is not a file of a pitch") })
    } catch {
      add([PitchProblem(path: pitch.url.path, error)])
    }
  }
}
