import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Labels
@testable import Radio

@Suite("Windows without boxes")
struct NegativeSampleTests {
  let fixture: StoreFixture
  let store: SampleStore
  let source = MemoryIQSource(bytes: MessageTests.iq(seed: 4, samples: 20_000))
  let window = SampleWindow(samples: 2000..<12_000, sampleRate: 1e6, centerFrequency: 100e6)

  init() throws {
    fixture = try StoreFixture()
    store = fixture.store()
  }

  private func saveNegative(_ window: SampleWindow) throws -> SaveOutcome {
    try SampleSaver(store: store).saveNegative(window, of: source, captureName: "a.rfcap")
  }

  private func save(_ window: SampleWindow) throws -> WindowSave {
    let box = Box(samples: window.samples, frequencies: 99.75e6...100e6)
    return try SampleSaver(store: store).save(
      window, of: source, captureName: "a.rfcap",
      boxes: [LabeledBox(signal: fixture.drone, box: box)])
  }

  @Test("a negative has an image and no class; saving it again changes nothing")
  func negative() throws {
    let first = try saveNegative(window)
    #expect(first.sample.description == "negative/0001" && first.change == .saved)
    #expect(try saveNegative(window).change == .unchanged)
    let record = try store.record(first.sample)
    #expect(record.boxes.isEmpty && record.timeOffset == 0.002)
    let content = SampleContent(record, of: first.sample)
    #expect(content.classes.isEmpty)
    let rows = try Dataset(folder: fixture.dataset).samples(matching: SampleFilter(), order: .key)
    #expect(rows.map(\.boxCount) == [0] && rows.map(\.classes) == [[]])
    #expect(try store.recover().isEmpty)
  }

  @Test("boxes that are saved later take the place of a negative, but not of other windows")
  func replaced() throws {
    _ = try saveNegative(window)
    let other = SampleWindow(samples: 5000..<15_000, sampleRate: 1e6, centerFrequency: 100e6)
    _ = try saveNegative(other)
    #expect(try save(window).failure == nil)
    #expect(try store.samples().map(\.description) == ["drone/0001", "negative/0002"])
    #expect(try fixture.manifest(.negative).totalSamples == 1)
    // An id is never used again.
    let third = SampleWindow(samples: 0..<10_000, sampleRate: 1e6, centerFrequency: 100e6)
    #expect(try saveNegative(third).sample.description == "negative/0003")
  }

  @Test("a window that the dataset has with boxes is no negative")
  func refused() throws {
    _ = try save(window)
    let sample = SampleReference(signal: fixture.drone, id: try fixture.id("0001"))
    #expect(throws: SampleError.windowHasBoxes(sample)) { _ = try saveNegative(window) }
    #expect(try store.samples() == [sample])
  }

  @Test("the windows of a capture, with all samples of each, also if they overlap")
  func windows() throws {
    var facts = CaptureFacts(
      url: URL(filePath: "/tmp/a.rfcap"), container: .rfcap,
      layout: SampleLayout(format: .cf32LE, headerBytes: 512, fileSize: 512 + 8 * 20_000))
    facts.sampleRate = 1e6
    facts.centerFrequency = 100e6
    let capture = try Capture(facts)
    _ = try save(window)
    let centered = capture.window(
      WindowGrid(duration: 0.01, sampleCount: 20_000, sampleRate: 1e6).samples(around: 8000))
    #expect(centered.samples == 3000..<13_000)
    _ = try save(centered)
    #expect(try save(centered).outcomes.map(\.change) == [.unchanged])
    _ = try saveNegative(capture.window(10_000..<20_000))
    let found = try #require(try store.windows(of: capture))
    #expect(found.map(\.samples) == [2000..<12_000, 3000..<13_000, 10_000..<20_000])
    #expect(
      found.map { $0.keys.map(\.description) } == [
        ["drone/0001"], ["drone/0002"], ["negative/0001"],
      ])
    #expect(found.map(\.boxes.count) == [1, 1, 0])
    let geometry = ImageGeometry(centered)
    let box = Box(samples: 3000..<13_000, frequencies: 99.75e6...100e6)
    #expect(found[1].boxes.map(\.pixels) == [geometry.pixels(of: box)])
  }
}
