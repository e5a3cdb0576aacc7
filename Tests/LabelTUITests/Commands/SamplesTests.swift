import Foundation
import TestSupport
import Testing

@Suite("samples/")
struct SamplesTests {
  private let samples = SharedMaterial.packageRoot.appending(path: "samples")

  /// The words after `labeltui` of every command in the README.
  private var commands: [[String]] {
    get throws {
      try String(contentsOf: samples.appending(path: "README.md"), encoding: .utf8)
        .split(separator: "\n").filter { $0.hasPrefix("labeltui ") }
        .map { $0.split(separator: " ").dropFirst().map(String.init) }
    }
  }

  @Test("the commands of the README make every file again, byte for byte")
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
      let same =
        try Data(contentsOf: folder.file("samples/\(name)"))
        == Data(contentsOf: samples.appending(path: name))
      #expect(same, "\(name)")
    }
  }

  @Test("they stay small")
  func size() throws {
    let sizes = try FileManager.default.contentsOfDirectory(
      at: samples, includingPropertiesForKeys: [.fileSizeKey]
    ).map { try $0.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0 }
    #expect(sizes.reduce(0, +) < 5_000_000)
  }
}
