import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Pitches

/// Which frames are key frames, and what is written of them.
@Suite("Key frames")
struct KeyFrameTests {
  private let folder: RecordedFolder

  init() throws { folder = try RecordedFolder() }

  private func plan(_ camera: PitchCamera = .left, every: Int = 5) throws -> KeyFramePlan {
    let pitch = try Pitch(folder.pitch)
    return KeyFramePlan(pitch[camera], span: pitch.manifest.span, every: every)
  }

  private func items(_ plan: KeyFramePlan) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: plan.items.map { ($0.name.fileName, $0.row) })
  }

  @Test("names of files and what they stand for")
  func names() {
    for name: KeyFrameName in [
      .preRoll(1), .firstDetection(0), .lastDetection(26), .uniform(123_456), .postRollLast,
    ] { #expect(KeyFrameName(fileName: name.fileName) == name) }
    for text in [
      "uniform_5.png", "uniform_00005.jpg", "uniform_00005.png.bak", "pitch_00005.png", "",
      "pre_roll_-0001.png", "uniform_000005.png", "pre_roll_last.png",
    ] { #expect(KeyFrameName(fileName: text) == nil, "\(text)") }
    #expect(KeyFrameName.firstDetection(3).row(startRow: 4) == 7)
    #expect(KeyFrameName.lastDetection(3).row(startRow: 4) == 6)
    #expect(KeyFrameName.uniform(5).row(startRow: nil) == nil)
    #expect(KeyFrameName.preRoll(2).row(startRow: nil) == 1)
    #expect(KeyFrameName.uniform(0).row(startRow: 4) == nil)
  }

  @Test("the plan of a small pitch, by hand")
  func smallPlan() throws {
    #expect(
      items(try plan()) == [
        "pre_roll_00001.png": 0, "pre_roll_00004.png": 3, "pitch_00001_first.png": 5,
        "pitch_00007_last.png": 10, "uniform_00005.png": 8, "uniform_00010.png": 13,
        "post_roll_last.png": 15,
      ])
    #expect(
      items(try plan(every: 12)).keys.filter { $0.hasPrefix("uniform") } == ["uniform_00012.png"])
    #expect(items(try plan(every: 13)).keys.allSatisfy { !$0.hasPrefix("uniform") })
  }

  @Test("the plan equals the definitions, for random recordings", arguments: 0..<60)
  func definitions(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...60, using: &generator)
    let base = Int.random(in: 0...5000, using: &generator)
    let times = (0..<count).map { 1000 + 10 * $0 }
    let first = Int.random(in: 900...(1000 + 10 * count), using: &generator)
    let span = first...(first + Int.random(in: 0...400, using: &generator))
    let rows = (0..<count).filter { _ in Int.random(in: 0...3, using: &generator) == 0 }
    let every = Int.random(in: 1...9, using: &generator)
    let detections = rows.map { row in
      Detection(
        frameIndex: base + row, time: nil, center: PixelPoint(x: 1, y: 1), radius: 1,
        confidence: nil, row: row)
    }
    let recording = CameraRecording(
      camera: .left, video: nil,
      timestamps: FrameTimestamps(frames: times.indices.map { base + $0 }, times: times),
      detections: Detections(detections), keyFrames: [])
    // By hand: count frames since the start of the pitch, one after another.
    var expected: [String: Int] = [:]
    let preRoll = times.filter { $0 < span.lowerBound }.count
    func number(_ value: Int) -> String {
      String(repeating: "0", count: 5 - "\(value)".count) + "\(value)"
    }
    if preRoll > 0 {
      expected["pre_roll_00001.png"] = 0
      expected["pre_roll_\(number(preRoll)).png"] = preRoll - 1
    }
    var counted = 0
    for row in 0..<count where times[row] >= span.lowerBound {
      if rows.first(where: { $0 >= preRoll }) == row {
        expected["pitch_\(number(counted))_first.png"] = row
      }
      counted += 1
      if counted % every == 0 { expected["uniform_\(number(counted)).png"] = row }
      if rows.last == row { expected["pitch_\(number(counted))_last.png"] = row }
    }
    if let last = rows.last, last < preRoll {
      expected["pitch_00000_first.png"] = rows[0]
      expected["pitch_00000_last.png"] = last
    }
    if times[count - 1] > span.upperBound { expected["post_roll_last.png"] = count - 1 }
    #expect(items(KeyFramePlan(recording, span: span, every: every)) == expected)
  }

  @Test("frames are written once, hold the pixels of their rows, and never replace a file")
  func writing() throws {
    try folder.write("frames/left/uniform_00005.png", "of the recorder")
    try folder.write("frames/left/pitch_00002_last.png", "of the recorder")
    let frames = PaintedFrames(count: 16)
    let pitch = try Pitch(folder.pitch)
    let report = try KeyFrameWriter(pitch, .left).write(from: frames)
    #expect(report.problems.isEmpty && report.written.count == 6)
    let completed = try Pitch(folder.pitch)
    for item in try plan().items where item.name != .uniform(5) {
      let url = folder.pitch.appending(path: "frames/left/\(item.name.fileName)")
      let picture = try #require(try PicturePyramid.load(url))
      let expected = try frames.pixels(item.row)
      #expect(picture.width == 64 && picture.height == 48)
      let first = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32(expected.rgb[3 * 70 + $1]) }
      #expect(picture.color(column: 6, row: 1) == first, "\(item.name)")
    }
    let kept = try Data(contentsOf: folder.pitch.appending(path: "frames/left/uniform_00005.png"))
    #expect(kept == Data("of the recorder".utf8))
    let plan = try plan()
    #expect(plan.missing.isEmpty && plan.extra.map(\.name) == [.lastDetection(2)])
    let before = try FolderSnapshot(folder.pitch)
    #expect(try KeyFrameWriter(completed, .left).write(from: frames).written.isEmpty)
    // A pitch that was read before the files were there must not replace them either.
    #expect(
      try KeyFrameWriter(pitch, .left).write(from: PaintedFrames(count: 16, width: 9)).written
        .isEmpty)
    #expect(try FolderSnapshot(folder.pitch) == before)
  }

  @Test(
    "a frame that cannot be decoded is named, and the others are written; cancelling leaves nothing half"
  )
  func brokenFrame() throws {
    let frames = PaintedFrames(count: 16)
    frames.broken = [8]
    let report = try KeyFrameWriter(try Pitch(folder.pitch), .right).write(from: frames)
    #expect(report.written.count == 6 && report.problems.count == 1)
    let sentence = report.problems[0].description
    #expect(
      sentence.hasSuffix("right.avi: frame 8: cannot become uniform_00005.png: frame 8 is damaged"))
    var calls = 0
    let cancelled = try KeyFrameWriter(try Pitch(folder.pitch), .left).write(from: frames) { _, _ in
      calls += 1
      return calls < 3
    }
    #expect(cancelled.isCancelled)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.pitch.appending(path: "frames/left").path)
    #expect(names.count == 2 && names.allSatisfy { KeyFrameName(fileName: $0) != nil })
  }

  @Test("a folder of frames that is a link is refused: nothing is written outside of the pitch")
  func link() throws {
    let outside = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      at: folder.pitch.appending(path: "frames"), withDestinationURL: outside.url)
    #expect(throws: FileError.self) {
      try KeyFrameWriter(try Pitch(folder.pitch), .left).write(from: PaintedFrames(count: 16))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.url.path).isEmpty)
  }

  @Test("a video with fewer frames than timestamps limits the plan; without a span there is none")
  func limits() throws {
    let pitch = try Pitch(folder.pitch)
    let plan = KeyFramePlan(pitch.left, span: pitch.manifest.span, frameCount: 9)
    #expect(
      plan.items.allSatisfy { $0.row < 9 } && plan.items.contains { $0.name == .lastDetection(4) })
    #expect(KeyFramePlan(pitch.left, span: nil).items.isEmpty)
    #expect(KeyFramePlan(pitch.left, span: pitch.manifest.span, frameCount: 0).items.isEmpty)
  }
}
