import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Foundations
@testable import Libraries
@testable import Pitches

/// Packages of a session, read back by our reader and by Python.
@Suite("Session package")
struct SessionPackageTests {
  private let folder: RecordedFolder
  private let target: TemporaryFolder
  private var package: URL { target.file("package.zip") }

  init() throws {
    folder = try RecordedFolder()
    target = try TemporaryFolder.inMemory()
    try CalibrationFiles.write(to: folder)
    try folder.write("frames/left/uniform_00005.png", "picture")
    try folder.write(
      "left.avi", Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 5) }))
  }

  private func write(
    _ options: PackageOptions = PackageOptions(), force: Bool = false,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> SessionPackage.Report? {
    try SessionPackage(try PitchSession(folder.session), options)
      .write(to: package, force: force, progress: progress)
  }

  private func contents() throws -> [String: [UInt8]] {
    let archive = try ZIPArchive([UInt8](Data(contentsOf: package)))
    return try Dictionary(
      uniqueKeysWithValues: archive.entries.map {
        ($0.name, try archive.content(of: $0, limit: 1 << 24))
      })
  }

  private struct Manifest: Decodable {
    struct File: Decodable {
      var path: String
      var sizeBytes: Int
      var sha256: String
    }
    struct Privacy: Decodable {
      var containsVideo: Bool
      var containsImages: Bool
      var cameraIds: String
    }
    var submissionType: String
    var checksumSha256: String
    var files: [File]
    var privacy: Privacy
  }

  private func manifest() throws -> Manifest {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(
      Manifest.self, from: Data(try contents()["submission_manifest.json"] ?? []))
  }

  @Test("a full package holds every file with its checksum, in the exporter's layout")
  func full() throws {
    let report = try #require(try write())
    let contents = try contents()
    let manifest = try manifest()
    #expect(contents.count == manifest.files.count + 1 && report.files == manifest.files.count)
    for file in manifest.files {
      let content = try #require(contents[file.path])
      #expect(content.count == file.sizeBytes && SHA256.hexadecimal(of: content) == file.sha256)
    }
    let pitch = "pitches/\(RecordedFolder.pitchName)"
    #expect(
      Set(contents.keys) == [
        "submission_manifest.json", "session/manifest.json", "session/session_summary.json",
        "session/calibration/stereo_geometry.json", "session/calibration/intrinsics_left.json",
        "session/calibration/intrinsics_right.json", "session/calibration/roi_annotations.json",
        "session/calibration/strike_zone_definition.json", "\(pitch)/manifest.json",
        "\(pitch)/left.avi", "\(pitch)/right.avi", "\(pitch)/left_timestamps.csv",
        "\(pitch)/right_timestamps.csv", "\(pitch)/detections/left_detections.json",
        "\(pitch)/detections/right_detections.json",
        "\(pitch)/observations/stereo_observations.json", "\(pitch)/frames/left/uniform_00005.png",
      ])
    let lines = manifest.files.map { "\($0.sha256)  \($0.path)\n" }.joined()
    #expect(SHA256.hexadecimal(of: Data(lines.utf8)) == manifest.checksumSha256)
    #expect(manifest.privacy.containsVideo && manifest.privacy.cameraIds == "kept")
    #expect(
      contents["\(pitch)/left.avi"]
        == Array(try Data(contentsOf: folder.pitch.appending(path: "left.avi"))))
  }

  @Test("telemetry has no videos and no pictures, and says so")
  func telemetry() throws {
    _ = try write(PackageOptions(mode: .telemetryOnly))
    let (names, manifest) = (Set(try contents().keys), try manifest())
    #expect(names.allSatisfy { $0.hasSuffix(".json") || $0.hasSuffix(".csv") } && names.count == 14)
    #expect(!manifest.privacy.containsVideo && !manifest.privacy.containsImages)
    #expect(manifest.submissionType == "telemetry_only")
  }

  @Test("the same files give the same bytes; an existing file is replaced only with force")
  func repeated() throws {
    _ = try write()
    let first = try Data(contentsOf: package)
    #expect(throws: PackageError.exists(path: package.path)) { try write() }
    #expect(try write(force: true) != nil)
    #expect(try Data(contentsOf: package) == first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: target.url.path) == ["package.zip"])
  }

  @Test("Python reads the package and finds the checksums right")
  func python() throws {
    guard let python = Python.having("zipfile") else { return }
    _ = try write()
    let script = """
      import hashlib, json, sys, zipfile
      archive = zipfile.ZipFile(sys.argv[1])
      assert archive.testzip() is None
      files = json.loads(archive.read("submission_manifest.json"))["files"]
      assert len(files) == len(archive.namelist()) - 1
      for file in files:
          data = archive.read(file["path"])
          assert len(data) == file["size_bytes"]
          assert hashlib.sha256(data).hexdigest() == file["sha256"]
      print("right", len(files))
      """
    let outcome = try python.run(script, arguments: [package.path])
    #expect(outcome.status == 0 && outcome.output == "right 16\n", "\(outcome.output)")
  }

  @Test("camera numbers are removed everywhere; other fields keep their texts")
  func anonymous() throws {
    try folder.write(
      "manifest.json", #"{"config_path": "C:/Users/anna", "speed": 1.50, "a": [{"rig_id": 7}]}"#,
      of: folder.session)
    _ = try write(PackageOptions(mode: .telemetryOnly, anonymizes: true))
    let contents = try contents()
    let all = contents.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    for text in ["L1\"", "R1\"", "anna"] { #expect(!all.contains(text), "\(text)") }
    let manifest = String(decoding: contents["session/manifest.json"] ?? [], as: UTF8.self)
    #expect(manifest.contains("\"speed\": 1.50") && manifest.contains("\"rig_id\": null"))
    let lens = String(
      decoding: contents["session/calibration/intrinsics_left.json"] ?? [], as: UTF8.self)
    #expect(lens.contains("\"camera_id\": \"left\""))
    try folder.write(
      "left_timestamps.csv", "camera_id,frame_index,t_capture_monotonic_ns\r\nSN123,1,5\r\n")
    _ = try write(PackageOptions(mode: .telemetryOnly, anonymizes: true), force: true)
    let table = try self.contents()["pitches/\(RecordedFolder.pitchName)/left_timestamps.csv"] ?? []
    #expect(String(decoding: table, as: UTF8.self).hasSuffix("\r\nleft,1,5\r\n"))
    try folder.write("calibration/intrinsics_left.json", "{", of: folder.session)
    #expect(throws: PackageError.self) {
      try write(PackageOptions(mode: .telemetryOnly, anonymizes: true), force: true)
    }
    #expect(try write(PackageOptions(mode: .telemetryOnly), force: true) != nil)
  }

  @Test("cancelling at any step leaves nothing", arguments: [1, 2, 5, 20, 30, 36])
  func cancelled(steps: Int) throws {
    var calls = 0
    let report = try write { _ in
      calls += 1
      return calls < steps
    }
    #expect(report == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: target.url.path).isEmpty)
  }

  @Test("a file that changes between the checksum and the package is an error")
  func changing() throws {
    let video = folder.pitch.appending(path: "left.avi")
    #expect(throws: PackageError.changed(path: video.path)) {
      try write { share in
        if share > 0.5 { try? Data("other".utf8).write(to: video) }
        return true
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: target.url.path).isEmpty)
  }

  @Test("links are never followed, and unknown files are left out and listed")
  func links() throws {
    let secret = target.file("secret.json")
    try Data("secret".utf8).write(to: secret)
    for name in ["detections/left_detections.json", "left.mkv"] {
      let url = folder.pitch.appending(path: name)
      try? FileManager.default.removeItem(at: url)
      try FileManager.default.createSymbolicLink(at: url, withDestinationURL: secret)
    }
    try FileManager.default.createSymbolicLink(
      at: folder.session.appending(path: "linked-pitch-002"), withDestinationURL: target.url)
    try folder.write("notes.txt", "x")
    let report = try #require(try write())
    #expect(
      report.leftOut.map { URL(filePath: $0).lastPathComponent }.sorted() == [
        "left.mkv", "left_detections.json", "linked-pitch-002", "notes.txt",
      ])
    #expect(try !contents().values.contains(Array("secret".utf8)))
  }

  @Test("a folder in place of the package is refused")
  func badName() throws {
    let session = try PitchSession(folder.session)
    #expect(throws: PackageError.badName(path: target.url.path)) {
      try SessionPackage(session, PackageOptions()).write(
        to: URL(filePath: target.url.path), force: true)
    }
  }

  @Test("sizes and offsets of more than 32 bits are written as ZIP64, which readers understand")
  func large() throws {
    let size = UInt64(5) << 32
    let entry = ZIPEntry(
      name: Array("lärge.avi".utf8), method: .stored, crc32: 7, compressedSize: size, size: size,
      headerOffset: size + 9)
    let directory = entry.directoryRecord
    // The offset in the end record is where the directory is in this made-up file.
    let file = directory + ZIPEntry.directoryEnd(count: 1, size: UInt64(directory.count), offset: 0)
    let read = try #require(try ZIPArchive(file).entries.first)
    #expect(read.name == "lärge.avi" && read.size == size && read.headerOffset == size + 9)
    #expect(entry.localHeader.count == 30 + 10 + 20)
    let many = ZIPEntry.directoryEnd(count: 70_000, size: 5, offset: size)
    #expect(many.count == 56 + 20 + 22)
  }
}
