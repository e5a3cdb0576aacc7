import FoundationEssentials
import TestSupport
import Testing

@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("Captures of scenes")
struct SceneCaptureTests {
  @Test(
    "open without warnings, with the boxes of the scene", arguments: ["x.rfcap", "x.sigmf-data"])
  func opens(name: String) throws {
    let folder = try TemporaryFolder()
    let scene = try SceneTests.everything()
    let made = try SceneCapture(scene)
    #expect(try made.write(to: folder.file(name)))
    let capture = try CaptureFile.open(folder.file(name))
    #expect(capture.warnings.isEmpty, "\(capture.warnings)")
    #expect(capture.sampleCount == 48_000 && capture.sampleRate == 120e3)
    #expect(capture.centerFrequency == scene.centerFrequency)
    let labels = CaptureLabels(of: capture, stateFolder: folder.file("state")).load()
    #expect(labels.warnings.isEmpty)
    #expect(labels.annotations.count == made.annotations.count && labels.annotations.count > 8)
    for (read, box) in zip(labels.annotations, made.annotations) {
      #expect(read.id == box.id && read.label == box.label)
      #expect(read.box.samples == box.box.samples)
      #expect(abs(read.box.frequencies.lowerBound - box.box.frequencies.lowerBound) < 1e-3)
    }
    #expect(
      Set(labels.annotations.compactMap(\.label)) == Set(SignalKind.allCases.map(\.rawValue)))
  }

  @Test("both formats have the same samples, and the same scene the same bytes")
  func same() throws {
    let folder = try TemporaryFolder()
    let scene = try SceneTests.everything()
    for name in ["a.rfcap", "b.sigmf-data", "c.sigmf-meta"] {
      try SceneCapture(scene).write(to: folder.file(name))
    }
    let contents = try ["a.rfcap", "b.sigmf-data", "c.sigmf-data"].map {
      try Data(contentsOf: folder.file($0))
    }
    #expect(contents[0].dropFirst(512) == contents[1] && contents[1] == contents[2])
    #expect(contents[1].count == 8 * 48_000)
  }

  @Test("a capture that is stopped leaves nothing")
  func stopped() throws {
    let folder = try TemporaryFolder()
    var scene = Scene()
    scene.duration = 0.3
    for name in ["x.rfcap", "x.sigmf-data"] {
      var count = 0
      let isComplete = try SceneCapture(scene).write(to: folder.file(name)) { _ in
        count += 1
        return count < 3
      }
      #expect(!isComplete && count == 3)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [])
  }

  @Test("existing files are replaced only on request")
  func replacing() throws {
    let folder = try TemporaryFolder()
    var scene = Scene()
    scene.duration = 0.01
    try Data("labels".utf8).write(to: folder.file("x.sigmf-meta"))
    #expect(throws: SynthesisError.exists(path: folder.file("x.sigmf-meta").path)) {
      try SceneCapture(scene).write(to: folder.file("x.sigmf-data"))
    }
    #expect(try SceneCapture(scene).write(to: folder.file("x.sigmf-data"), replacing: true))
    #expect(try CaptureFile.open(folder.file("x.sigmf-data")).sampleCount == 10_000)
  }
}
