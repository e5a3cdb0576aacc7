import FoundationEssentials
import TestSupport
import Testing

@testable import Foundations
@testable import Radio

@Suite("Scene files")
struct SceneFileTests {
  private func read(_ json: String) throws -> Scene {
    let folder = try TemporaryFolder()
    try Data(json.utf8).write(to: folder.file("scene.json"))
    return try SceneFile.read(folder.file("scene.json").path)
  }

  @Test("a scene that is written is read again, with everything it has")
  func roundTrip() throws {
    let scene = try SceneTests.everything()
    let data = try OrderedJSONEncoder(.pretty).encode(scene)
    #expect(try read(String(decoding: data, as: UTF8.self)) == scene)
    #expect(try read("{}") == Scene())
  }

  @Test("the example in the documentation is a scene")
  func example() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs/formats/scenes.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let parts = text.split(separator: "```json\n")
    let json = try #require(parts.last?.split(separator: "\n```").first)
    let scene = try read(String(json))
    #expect(scene.signals.count == 3)
    #expect(try OrderedJSONEncoder(.pretty).encode(scene).count > json.utf8.count / 2)
  }

  @Test(
    "a bad scene file is refused with the file, the field and the value",
    arguments: SceneFileTests.badFiles)
  func refused(json: String, reason: String) throws {
    do {
      _ = try read(json)
      Issue.record("accepted")
    } catch {
      let sentence = String(describing: error)
      #expect(sentence.contains("scene.json: not a scene: "), "\(sentence)")
      #expect(sentence.contains(reason), "\(sentence)")
    }
  }

  @Test("damaged scene files are refused or read, and the scene can be made")
  func damaged() throws {
    var scene = Scene()
    scene.sampleRate = 20e3
    scene.duration = 0.05
    scene.signals = [
      TransmittedSignal(
        .psk, start: 0, duration: 0.05, frequency: 2.44e9, bandwidth: 2e3, signalToNoise: 5)
    ]
    let text = [UInt8](try OrderedJSONEncoder(.compact).encode(scene))
    var random = SplitMix64(seed: 9)
    for _ in 0..<300 {
      var damaged = text
      for _ in 0...random.next(below: 2) {
        damaged[random.next(below: damaged.count)] = UInt8(32 + random.next(below: 95))
      }
      guard let read = try? JSONParser.decode(Scene.self, from: Data(damaged)),
        (try? read.check()) != nil
      else { continue }
      var renderer = SceneRenderer(read, SceneTransmission.all(of: read))
      #expect(renderer.next(100).count == 100)
    }
  }

  private static let badFiles: [(json: String, reason: String)] = [
    ("[]", "the document"), ("{", "line 1"), (#"{"seeds": 1}"#, "no field seeds"),
    (#"{"seed": -1}"#, "seed"), (#"{"sample_rate": 0}"#, "sample_rate is 0 Hz"),
    (#"{"sample_rate": "fast"}"#, "sample_rate"), (#"{"duration": 1e300}"#, "duration is 1e+300"),
    (#"{"duration": -1}"#, "duration is -1"),
    (#"{"center_frequency": 1e300}"#, "center_frequency"),
    (#"{"start_time": -1}"#, "start_time"),
    (#"{"noise": {"level_dbfs": 1}}"#, "level_dbfs is 1 dB"),
    (#"{"noise": {"level": 1}}"#, "no field level"),
    (#"{"name": "123456789012345678901234567890123"}"#, "at most 32 bytes"),
    (#"{"receiver": {"bits": 1}}"#, "receiver.bits is 1"),
    (
      #"{"receiver": {"gain_steps": [{"start": 2, "gain_db": 3}]}}"#, "gain_steps[0].start is 2 s"
    ),
    (#"{"receiver": {"gaps": [{"start": 0}]}}"#, "gaps.[0].duration is missing"),
    (#"{"receiver": {"phase_noise": 1e9}}"#, "phase_noise"),
    (#"{"signals": [{}]}"#, "signals.[0].kind is missing"),
    (signal(#""kind": "radar""#), "kind"),
    (signal(#""kind": "psk", "order": 3"#), "signals[0].order is 3, but must be 2 or 4 or 8"),
    (signal(#""kind": "ook", "order": 2"#), "order is 2, but must be left out"),
    (signal(#""kind": "chirp""#), "signals[0].period is missing"),
    (signal(#""kind": "psk", "period": 1"#), "period is 1.0, but must be left out"),
    (signal(#""kind": "hopper", "period": 0.01, "span": 10"#), "span is 10.0 Hz"),
    (signal(#""kind": "hopper", "period": 1e-6, "span": 1e5"#), "duration is 1e-06 s"),
    (signal(#""kind": "psk", "label": """#), "label is"),
    (signal(#""kind": "psk", "snr_db": 1000"#), "snr_db is 1000 dB"),
    (signal(#""kind": "psk", "duration": 2"#), "signals[0].duration is 2 s"),
    (signal(#""kind": "psk", "duration": 0.00001"#), "at least 10 / bandwidth"),
    (signal(#""kind": "psk", "frequency": 2.45e9"#), "frequency"),
    (signal(#""kind": "voice", "bandwidth": 4000"#), "at least 8000 Hz for voice"),
    (signal(#""kind": "psk", "fading_coherence": 0"#), "fading_coherence is 0 s"),
    (
      signal(#""kind": "psk", "multipath": [{"delay_us": 1e9, "level_db": 0, "phase_deg": 0}]"#),
      "signals[0].multipath[0].delay_us is 1000000000 us"
    ),
    (signal(#""kind": "psk", "colour": 1"#), "no field colour"),
  ]

  /// A scene with a signal that has `fields` besides, or instead of, valid ones.
  private static func signal(_ fields: String) -> String {
    let usual =
      #""start": 0, "duration": 0.5, "frequency": 2.44e9, "bandwidth": 20000, "snr_db": 10"#
    return #"{"signals": [{\#(usual), \#(fields)}]}"#
  }
}
