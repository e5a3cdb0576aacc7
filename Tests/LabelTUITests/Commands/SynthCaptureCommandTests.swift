import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Radio

@Suite("labeltui synth capture")
struct SynthCaptureCommandTests {
  @Test("--json prints a scene that --scene makes again, byte by byte")
  func scene() throws {
    let folder = try TemporaryFolder()
    let (first, second) = (folder.file("a.sigmf-data"), folder.file("b.sigmf-data"))
    let run = try CommandRun(
      "synth", "capture", "--signals", "psk:2,ook,tone", "--snr", "10:20", "--rate", "1e5",
      "--duration", "0.3", "--seed", "4", "--multipath", "--impairments", "--json", "--out",
      first.path)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    try Data(run.output.utf8).write(to: folder.file("scene.json"))
    let again = try CommandRun(
      "synth", "capture", "--scene", folder.file("scene.json").path, "--out", second.path)
    #expect(again.status == 0 && again.errors.isEmpty && again.output.isEmpty, "\(again.errors)")
    #expect(try Data(contentsOf: first) == Data(contentsOf: second))
    let labels = try ["a", "b"].map {
      try Data(contentsOf: folder.file("\($0).sigmf-meta"))
    }
    #expect(labels[0] == labels[1])
    let scene = try SceneFile.read(folder.file("scene.json").path)
    #expect(scene.signals.map(\.kind.rawValue).sorted() == ["ook", "psk", "psk", "tone"])
    #expect(scene.seed == 4 && scene.sampleRate == 1e5 && scene.receiver.bits == 14)
  }

  @Test("--json without --out prints the scene only; --count takes the kinds in turn")
  func printed() throws {
    let run = try CommandRun(
      "synth", "capture", "--json", "--count", "5", "--signals", "psk,chirp")
    #expect(run.status == 0)
    let scene = try JSONParser.decode(Scene.self, from: Data(run.output.utf8))
    #expect(scene.signals.count { $0.kind == .psk } == 3)
    #expect(scene.signals.count == 5)
  }

  @Test("the usual options make the usual capture")
  func usual() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      "synth", "capture", "--signals", "hopper,tone", "--duration", "0.01", "--snr", "20", "--out",
      folder.file("x.rfcap").path)
    #expect(run.status == 0)
    var recipe = SyntheticRecipe()
    recipe.signals = [.hopper, .tone]
    recipe.duration = 0.01
    recipe.signalToNoise = 20
    try SyntheticCapture(recipe).write(to: folder.file("y.rfcap"))
    #expect(
      try Data(contentsOf: folder.file("x.rfcap")) == Data(contentsOf: folder.file("y.rfcap")))
  }

  @Test(
    "wrong options of scenes are refused",
    arguments: [
      (["--count", "-1"], 2, "--count is -1"), (["--snr", "20:10"], 2, "--snr is 20:10"),
      (["--snr", "1:2:3"], 2, "MIN:MAX"), (["--signals", "voice:0"], 2, "voice:0"),
      (["--signals", "voice,video"], 2, "--signals is video"),
      (["--scene", "x", "--count", "2"], 2, "left out if --scene is given"),
      (["--scene", "x", "--seed", "2"], 2, "--seed is 2, but must be left out"),
      (["--scene", "/nonexistent"], 1, "/nonexistent"),
      (["--signals", "ofdm:400", "--duration", "0.01"], 1, "found a free place"),
      (["--signals", "psk", "--rate", "0"], 1, "sample_rate is 0 Hz"),
    ])
  func refused(words: [String], status: Int, reason: String) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      ["synth", "capture", "--out", folder.file("x.rfcap").path] + words)
    #expect(run.status == Int32(status) && run.errors.contains(reason), "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }
}
