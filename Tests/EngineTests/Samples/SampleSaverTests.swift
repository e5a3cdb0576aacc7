import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Labels
@testable import Libraries
@testable import Radio

@Suite("Sample saver")
struct SampleSaverTests {
  let fixture: StoreFixture
  let store: SampleStore
  let source = MemoryIQSource(bytes: MessageTests.iq(seed: 4, samples: 20_000))
  let window = SampleWindow(samples: 2000..<12_000, sampleRate: 1e6, centerFrequency: 100e6)

  init() throws {
    fixture = try StoreFixture()
    store = fixture.store()
  }

  private func boxes() -> [LabeledBox] {
    [
      LabeledBox(
        signal: fixture.drone, box: Box(samples: 0..<7000, frequencies: 99.75e6...100e6)),
      LabeledBox(
        signal: fixture.video, box: Box(samples: 3000..<4000, frequencies: 100e6...100.25e6),
        source: .detector, confidence: 0.75),
      LabeledBox(
        signal: fixture.video, box: Box(samples: 15_000..<16_000, frequencies: 100e6...101e6)),
    ]
  }

  @Test("one sample per class, of the same image, with the boxes clipped to the window")
  func classes() throws {
    let save = try SampleSaver(store: store).save(
      window, of: source, captureName: "a.rfcap", boxes: boxes(), labeler: "anna")
    let outcomes = save.outcomes
    #expect(save.failure == nil)
    #expect(outcomes.map(\.sample.description) == ["analog.video-2/0001", "drone/0001"])
    let video = try store.record(outcomes[0].sample)
    let drone = try store.record(outcomes[1].sample)
    #expect(video.boxes.map(\.pixels) == [PixelBox(xMin: 0, yMin: 255, xMax: 163, yMax: 512)])
    #expect(video.boxes.map(\.confidence) == [0.75])
    #expect(video.boxes.map(\.verified) == [false])
    #expect(drone.boxes.map(\.pixels) == [PixelBox(xMin: 0, yMin: 511, xMax: 663, yMax: 768)])
    #expect(drone.boxes.map(\.verified) == [true])
    #expect(drone.timeOffset == 0.002)
    #expect(drone.boxes.first?.extent?.timeStart == 0.002)
    #expect(drone.iqSHA256 == video.iqSHA256)
    #expect(try store.image(outcomes[0].sample) == store.image(outcomes[1].sample))
    let bytes = MessageTests.iq(seed: 4, samples: 20_000)[(2000 * 8)..<(12_000 * 8)]
    #expect(drone.iqSHA256 == SHA256.hexadecimal(of: Data(bytes)))
  }

  @Test("a class that cannot be saved does not hide what was saved before it")
  func secondClassFails() throws {
    let blocked = fixture.samplesFolder(fixture.drone)
    try FileManager.default.createDirectory(
      at: blocked.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data().write(to: blocked)
    let save = try SampleSaver(store: store).save(
      window, of: source, captureName: "a.rfcap", boxes: boxes())
    #expect(save.outcomes.map(\.sample.description) == ["analog.video-2/0001"])
    #expect("\(try #require(save.failure))".contains("drone/samples"))
    #expect(try store.count(of: fixture.video) == 1)
  }

  @Test("a window without a box is refused, and a cancelled save writes nothing")
  func refused() throws {
    let saver = SampleSaver(store: store)
    #expect(throws: SampleError.noBoxInWindow) {
      try saver.save(window, of: source, captureName: "a", boxes: [boxes()[2]])
    }
    var shares: [Double] = []
    #expect(throws: SpectrogramError.cancelled) {
      try saver.save(window, of: source, captureName: "a", boxes: boxes()) { share in
        shares.append(share)
        return share < 0.95
      }
    }
    #expect(shares == shares.sorted())
    #expect(try store.samples() == [])
  }

  @Test("a window past the end, or too short, is refused before any sample is read")
  func noImage() throws {
    let saver = SampleSaver(store: store)
    let end = source.sampleCount
    for samples in [end - 4096..<end + 1, 0..<4095] {
      let window = SampleWindow(
        samples: samples, sampleRate: window.sampleRate, centerFrequency: window.centerFrequency)
      #expect(throws: SpectrogramError.self) { try saver.contents(of: window, source: source) }
    }
  }
}
