import Foundation
import TestSupport
import Testing

@Suite("samples/")
struct SamplesTests {
  private let samples = SharedMaterial.packageRoot.appending(path: "samples")

  /// The arguments of every `labeltui` command in the README.
  private var commands: [[String]] {
    get throws {
      try String(contentsOf: samples.appending(path: "README.md"), encoding: .utf8)
        .split(separator: "\n").filter { $0.hasPrefix("labeltui ") }
        .map { $0.split(separator: " ").dropFirst().map(String.init) }
    }
  }

  @Test("the commands in the README reproduce every file byte for byte")
  func regeneration() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.file("samples"), withIntermediateDirectories: true)
    for words in try commands {
      let run = try CommandRun(words, in: folder.url)
      #expect(run.status == 0 && run.errors.isEmpty, "\(words) \(run.errors)")
    }
    let made = try FileManager.default.contentsOfDirectory(atPath: folder.file("samples").path)
    let kept = try FileManager.default.contentsOfDirectory(atPath: samples.path)
    #expect(made.count >= 4 && Set(made) == Set(kept).subtracting(["README.md"]))
    for name in made {
      let same = try Data(contentsOf: folder.file("samples/\(name)")) == committed(name)
      #expect(same, "\(name)")
    }
  }

  /// The file as committed, since users may have drawn boxes on it. Outside of a git checkout, the
  /// file as it is.
  private func committed(_ name: String) throws -> Data {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = [
      "git", "-C", SharedMaterial.packageRoot.path, "show", "HEAD:samples/\(name)",
    ]
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    try git.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    git.waitUntilExit()
    return git.terminationStatus == 0
      ? data : try Data(contentsOf: samples.appending(path: name))
  }

  @Test("the files are small")
  func size() throws {
    let sizes = try FileManager.default.contentsOfDirectory(
      at: samples, includingPropertiesForKeys: [.fileSizeKey]
    ).map { try $0.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0 }
    #expect(sizes.reduce(0, +) < 5_000_000)
  }
}
