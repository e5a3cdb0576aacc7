import Testing

@testable import Datasets
@testable import Radio

@Suite("hash of samples that are read for an image")
struct HashedSourceTests {
  private let source = MemoryIQSource(bytes: MessageTests.iq(seed: 7, samples: 100_000))

  private func read(_ ranges: [Range<Int>], of samples: Range<Int>) throws -> String {
    let hashed = HashedSource(source, samples: samples)
    var values = [Float](repeating: 0, count: 2 * source.sampleCount)
    for range in ranges {
      try values.withUnsafeMutableBufferPointer { try hashed.read(range, into: $0) }
    }
    return try hashed.hexadecimal()
  }

  @Test(
    "pieces that overlap, begin earlier or end later, repeat, or are missing give the same hash",
    arguments: [
      [500..<60_000], [500..<9000, 7000..<30_000, 28_000..<60_000], [0..<70_000],
      [500..<9000, 500..<9000, 600..<8000, 9000..<60_000], [500..<9000, 20_000..<60_000],
      [9000..<60_000, 500..<9000], [500..<500, 500..<59_999], [],
    ])
  func pieces(_ ranges: [Range<Int>]) throws {
    let samples = 500..<60_000
    #expect(try read(ranges, of: samples) == IQHash.hexadecimal(of: source, samples: samples))
  }

  @Test("the image and the hash of one reading are those of two", arguments: [4096, 5000, 90_000])
  func image(count: Int) throws {
    let window = SampleWindow(samples: 700..<700 + count, sampleRate: 1e5, centerFrequency: 1e6)
    let hashed = HashedSource(source, samples: window.samples)
    let npz = try SharedWorkspace(threads: 1).npz(of: window, source: hashed)
    #expect(try npz == NPZ.encode(InferenceSpectrogram.image(of: source, window: window)))
    #expect(
      try hashed.hexadecimal() == IQHash.hexadecimal(of: source, samples: window.samples))
  }

  @Test("one thread reads each sample of an image once, in order")
  func once() throws {
    let window = SampleWindow(samples: 0..<90_000, sampleRate: 1e5, centerFrequency: 1e6)
    let reads = ReadCounter(source)
    let hashed = HashedSource(reads, samples: window.samples)
    _ = try SharedWorkspace(threads: 1).npz(of: window, source: hashed)
    let count = reads.count
    _ = try hashed.hexadecimal()
    #expect(reads.count == count)
  }
}
