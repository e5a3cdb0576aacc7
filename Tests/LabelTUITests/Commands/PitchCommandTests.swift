import Foundation
import TerminalSupport
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Pitches

/// `labeltui pitch ...` on the session of the original recorder, as a process.
@Suite(
  "Pitch commands", .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"))
struct PitchCommandTests {
  private let folder: TemporaryFolder
  private static let name = "session-2026-11-15_001"
  private var session: URL { folder.file(Self.name) }
  private var first: URL { session.appending(path: "\(Self.name)-pitch-001") }
  private var second: URL { session.appending(path: "\(Self.name)-pitch-002") }

  init() throws {
    folder = try TemporaryFolder()
    let source = SharedMaterial.root.appending(path: "data/pitch/\(Self.name)")
    try FileManager.default.copyItem(at: source, to: folder.file(Self.name))
    // The copies of write-protected folders are write-protected.
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.url.path) + [""] {
      let url = folder.url.appending(path: path)
      let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
      if isFolder {
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
      }
    }
  }

  private func run(_ words: String...) throws -> CommandRun {
    try CommandRun(["pitch"] + words, in: folder.url)
  }

  /// Whether all files of `before` are unchanged in the session.
  private func isKept(_ before: FolderSnapshot) throws -> Bool {
    let now = try FolderSnapshot(session).contents
    return before.contents.allSatisfy { now[$0.key] == $0.value }
  }

  @Test("list shows both pitches, as a table and as JSON")
  func list() throws {
    let run = try run("list", Self.name)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(
      run.output.contains("-pitch-001  86.2  strike  23/23       19            55/55   14/13"))
    struct Row: Decodable {
      var name: String
      var measuredSpeedMph: Double
    }
    let json = try self.run("list", Self.name, "--json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let rows = try decoder.decode([Row].self, from: Data(json.output.utf8))
    #expect(rows.map(\.measuredSpeedMph) == [86.2, 91.4])
  }

  @Test("frames completes both pitches once, from the right rows, and changes nothing")
  func frames() throws {
    let before = try FolderSnapshot(session)
    let dry = try run("frames", Self.name, "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("would write pitch_00026_last.png"))
    #expect(try FolderSnapshot(session) == before)
    let run = try run("frames", Self.name)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(try isKept(before))
    let added = Set(try FolderSnapshot(session).contents.keys).subtracting(before.contents.keys)
    #expect(added.count == 2 + 4 + 13 + 13 && added.allSatisfy { $0.hasSuffix(".png") })
    for camera in ["left", "right"] {
      let names = try FileManager.default.contentsOfDirectory(
        atPath: second.appending(path: "frames/\(camera)").path)
      #expect(names.filter { $0.hasSuffix("_first.png") } == ["pitch_00000_first.png"])
      #expect(
        names.filter { $0.hasSuffix("_last.png") && $0.hasPrefix("pitch") } == [
          "pitch_00026_last.png"
        ])
    }
    let after = try FolderSnapshot(session)
    let again = try self.run("frames", Self.name, "--json")
    #expect(again.status == 0 && !again.output.contains("uniform_"))
    #expect(try FolderSnapshot(session) == after)
  }

  @Test("a written frame has the pixels of its row, as the video decodes")
  func pixels() throws {
    #expect(try run("frames", second.path, "--every", "7").status == 0)
    let program = DecoderProgram(path: BuiltProgram.url.path, environment: [:])
    let video = try RecordedVideo.open(second.appending(path: "right.avi"), with: program)
    for (name, row) in [
      ("pre_roll_00015", 14), ("uniform_00007", 21), ("pitch_00026_last", 40),
      ("post_roll_last", 54),
    ] {
      let url = second.appending(path: "frames/right/\(name).png")
      let picture = try #require(try PicturePyramid.load(url))
      let frame = try video.pixels(row)
      var differences = 0
      for index in 0..<(480 * 320) {
        let color = frame.rgb[(3 * index)..<(3 * index + 3)].reduce(UInt32(0)) {
          $0 << 8 | UInt32($1)
        }
        if picture.color(column: index % 480, row: index / 480) != color { differences += 1 }
      }
      #expect(differences == 0, "\(name)")
    }
  }

  @Test("metrics are written beside the manifest, once")
  func metrics() throws {
    let before = try FolderSnapshot(session)
    let run = try run("metrics", Self.name, "--write")
    #expect(run.status == 0 && run.output.contains("detection_rate_hz: 45.60000182400007"))
    #expect(try isKept(before))
    let added = Set(try FolderSnapshot(session).contents.keys).subtracting(before.contents.keys)
    #expect(added.count == 2 && added.allSatisfy { $0.hasSuffix("/performance_metrics.json") })
    #expect(
      try self.run("metrics", Self.name, "--write").output.contains("has this content already"))
    try Data("{}".utf8).write(to: second.appending(path: "performance_metrics.json"))
    #expect(try self.run("metrics", Self.name, "--write").status == 1)
  }

  @Test("calibration names what is missing and wrong, and writes the normalized form")
  func calibration() throws {
    let run = try run("calibration", Self.name, "--write")
    #expect(
      run.status == 1 && run.output.contains("missing calibration/strike_zone_definition.json"))
    #expect(
      run.output.contains(
        "lane_gate_polygon[1] is [600.0, 120.0]: is outside of the picture (480 x 320)"))
    #expect(run.output.contains("wrote calibration/normalized.json"))
    #expect(
      try self.run("calibration", first.path).errors.contains("give the folder of its session"))
  }

  @Test("verify prints a line per check, and finds a completed session without missing key frames")
  func verify() throws {
    let before = try run("verify", Self.name)
    #expect(
      before.status == 1
        && before.output.contains("missing \(Self.name)-pitch-002/frames/left/uniform_00005.png"))
    #expect(before.output.contains("missing session_left.avi"))
    #expect(
      before.output.contains(
        "post_roll_last.png: shows row 41, the first after the pitch, instead of the last row 54"))
    _ = try run("frames", Self.name)
    _ = try run("metrics", Self.name, "--write")
    let pitch = try run("verify", second.path)
    #expect(
      pitch.status == 0
        && pitch.output.hasSuffix("11 lines: 11 ok, 0 missing, 0 wrong, 0 warnings\n"),
      "\(pitch.output)")
    try Data("no video".utf8).write(to: second.appending(path: "left.avi"))
    let damaged = try run("verify", second.path)
    #expect(damaged.status == 1 && damaged.output.contains("wrong   left.avi"))
    #expect(damaged.output.contains("ok      right.avi: 55 frames, 480 x 320"))
    #expect(damaged.rawScalars.isEmpty)
  }

  @Test("package writes a ZIP file that Python reads, and does not replace it")
  func package() throws {
    let run = try run(
      "package", Self.name, "--output", "p.zip", "--mode", "telemetry_only", "--json")
    #expect(run.status == 0 && run.output.contains(#""mode": "telemetry_only""#))
    let again = try self.run("package", Self.name, "--output", "p.zip")
    #expect(again.status == 1 && again.failsInOneLine && again.errors.contains("--force"))
    if let python = Python.having("zipfile") {
      let script = "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())"
      #expect(try python.run(script, arguments: [folder.file("p.zip").path]).output == "None\n")
    }
    #expect(try self.run("package", Self.name, "--output", "q.zip", "--anonymize").status == 0)
  }

  @Test("wrong operands and options are refused in one line")
  func usage() throws {
    #expect(try run("frames").status == 2)
    #expect(try run("frames", Self.name, "--every", "0").status == 2)
    #expect(try run("package", Self.name).status == 2)
    #expect(try run("package", Self.name, "--output", "x", "--mode", "half").status == 2)
    for words in [["list", "/nowhere"], ["verify", "."], ["list", "/etc/passwd"]] {
      let run = try CommandRun(["pitch"] + words, in: folder.url)
      #expect(run.status == 1 && run.failsInOneLine, "\(words): \(run.errors)")
    }
  }
}
