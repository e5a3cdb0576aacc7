import Foundation
import TerminalSupport

/// Stepping through a pitch in the program: from the key to the next frames of both cameras on the screen.
struct PitchStepBenchmark: Benchmark {
  private static let runs = 200
  private static let pause = Duration.microseconds(16_667)

  let coding: MadeVideo.Coding

  var name: String { "pitch.step_\(coding)" }
  var summary: String {
    "from a key to the next frames of two cameras (1280 x 720, \(coding)) on a screen of 200 x 60, 99th percentile"
  }

  func measure(in workplace: Workplace) throws -> Figure {
    let video = try MadeVideo(coding, seconds: 20)
    let folder = try pitch(with: video.url, in: workplace)
    let driven = try DrivenProgram(folder, in: workplace)
    try driven.session.waitFor("the pitch") { $0.text(row: 0).contains("left + right") }
    let one = try steps(driven, from: 1, camera: true)
    let both = try steps(driven, from: 1 + Self.runs, camera: false)
    let memory = try driven.peakMemory()
    _ = try driven.quit()
    let bare = try BareVideo(video.url)
    let floor = Rounds.median(try (0..<Self.runs).map { try bare.seconds($0) })
    return Figure(
      name, seconds: Rounds.percentile(99, of: one), floor: floor,
      floorIs: "decoding a frame with libavcodec and libswscale called directly, median",
      runs: Self.runs, peakMemory: memory,
      details: [
        Figure.Detail("limit", seconds: 0.03),
        Figure.Detail("one camera, median", seconds: Rounds.median(one)),
        Figure.Detail("both cameras, median", seconds: Rounds.median(both)),
        Figure.Detail("both cameras, 99th percentile", seconds: Rounds.percentile(99, of: both)),
      ])
  }

  /// The seconds from the key to the screen of each of `runs` steps from frame `first`, counted from 1; `camera` says
  /// whether to show only one camera.
  private func steps(_ driven: DrivenProgram, from first: Int, camera: Bool) throws -> [Double] {
    try driven.session.type(camera ? "c" : "cc")
    try driven.session.waitUntilIdle()
    return try (1...Self.runs).map { step in
      let wanted = "frame \(first + step)/"
      let seconds = try Stopwatch.seconds {
        try driven.session.type(".")
        try driven.session.waitFor(wanted) { $0.text(row: $0.size.rows - 2).contains(wanted) }
      }
      Thread.sleep(forTimeInterval: max(0, Self.pause / .seconds(1) - seconds))
      return seconds
    }
  }

  /// A pitch with `video` as the video of both cameras.
  private func pitch(with video: URL, in workplace: Workplace) throws -> URL {
    let folder = workplace.file("session-1-pitch-001")
    let manager = FileManager.default
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    var manifest = "{\"pitch_id\": \"session-1-pitch-001\""
    for camera in ["left", "right"] {
      let name = "\(camera).\(video.pathExtension)"
      try manager.linkItem(at: video, to: folder.appending(path: name))
      manifest += ", \"\(camera)_video\": \"\(name)\""
      let rows = (0..<1200).map { "\(camera),\($0),\($0 * 16_666_667)" }
      try Data(
        (["camera_id,frame_index,t_capture_monotonic_ns"] + rows).joined(separator: "\n").utf8
      )
      .write(to: folder.appending(path: "\(camera)_timestamps.csv"))
    }
    try Data((manifest + "}").utf8).write(to: folder.appending(path: "manifest.json"))
    return folder
  }
}
