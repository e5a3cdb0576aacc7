import Foundation
import TestSupport
import Testing

/// `labeltui pitch` as a process whose file operations fail one after another.
@Suite(
  "Pitch commands with injected errors",
  .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"))
struct PitchFaultTests {
  private static let session = "session-2026-11-15_001"

  /// A copy of the telemetry of the recorded session.
  private static func copy() throws -> TemporaryFolder {
    let folder = try TemporaryFolder.inMemory()
    let source = SharedMaterial.root.appending(path: "data/pitch/\(session)")
    for name in try FileManager.default.subpathsOfDirectory(atPath: source.path)
    where name.hasSuffix(".json") || name.hasSuffix(".csv") {
      let url = folder.file("\(session)/\(name)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(contentsOf: source.appending(path: name)).write(to: url)
    }
    return folder
  }

  private static var interval: Int {
    #if DEBUG
      17
    #else
      5
    #endif
  }

  @Test(
    "if any call fails, the error names a file, nothing is half written, and the next run is complete",
    arguments: [["package", session, "--output", "p.zip"], ["metrics", session, "--write"]],
    [Fault(.inputOutput), Fault(.noSpace), Fault(.short)])
  func everyCall(words: [String], fault: Fault) throws {
    let whole = try Self.copy()
    let undisturbed = try run(words, whole, fault, at: nil)
    #expect(undisturbed.status == 0, "\(undisturbed.errors)")
    let expected = try FolderSnapshot(whole.url).contents
    let count = undisturbed.calls.count
    for call in stride(from: 1, through: count, by: fault.kind == .noSpace ? 1 : Self.interval) {
      let folder = try Self.copy()
      let original = try FolderSnapshot(folder.url).contents
      let disturbed = try run(words, folder, fault, at: call)
      let place = Comment(rawValue: "\(fault) at \(disturbed.calls): \(disturbed.errors)")
      // A temporary file whose removal failed is removed by the next run.
      let files = try FolderSnapshot(folder.url).contents.filter {
        !$0.key.hasSuffix(".labeltui-temporary")
      }
      #expect(original.allSatisfy { files[$0.key] == $0.value }, "\(place)")
      #expect(files.allSatisfy { expected[$0.key] == $0.value }, "\(place): \(files.keys.sorted())")
      if disturbed.status == 0 {
        #expect(files == expected, "\(place)")
      } else {
        #expect(disturbed.status == 1 && !fault.kind.isHarmless, "\(place)")
        #expect(disturbed.errors.contains(fault.kind.reason ?? "?"), "\(place)")
      }
      let isThere = FileManager.default.fileExists(atPath: folder.file("p.zip").path)
      let again = try run(words + (isThere ? ["--force"] : []), folder, fault, at: nil)
      #expect(again.status == 0, "\(place), then \(again.errors)")
      #expect(try FolderSnapshot(folder.url).contents == expected, "\(place)")
    }
    print("pitch \(words[0]) with injected errors: \(fault), \(count) calls")
  }

  private func run(
    _ words: [String], _ folder: TemporaryFolder, _ fault: Fault, at call: Int?
  ) throws -> FaultyRun {
    var words = ["pitch"] + words
    words = words.map { [Self.session, "p.zip"].contains($0) ? folder.file($0).path : $0 }
    return try FaultyRun("labeltui", words, in: folder.url, fault: fault, at: call)
  }
}
