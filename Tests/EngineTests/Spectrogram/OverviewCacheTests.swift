import Foundation
import TestSupport
import Testing

@testable import Radio

@Suite("Cache of overviews")
struct OverviewCacheTests {
  private let folder: TemporaryFolder
  private let capture: Capture
  private let overview: Overview

  init() throws {
    folder = try TemporaryFolder()
    let url = folder.file("X.rfcap")
    let source = NoiseSource(sampleCount: 200_000)
    let header = RFCAPHeader(
      sampleRate: 1e6, centerFrequency: 0, bandwidth: 0, sampleCount: 200_000, startTime: 0,
      signalName: "", latitude: 0, longitude: 0)
    try Data(header.bytes + [UInt8](repeating: 0, count: 8 * source.sampleCount)).write(to: url)
    capture = try CaptureFile.open(url)
    overview = Overview(scale: OverviewScale(sampleCount: source.sampleCount))
    #expect(try OverviewBuilder.fill(overview, from: source))
  }

  private var cacheFolder: URL { folder.file("cache/overviews") }
  private var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: cacheFolder.path)) ?? []).sorted()
  }

  @Test("a stored overview is returned until the file changes")
  func roundTrip() throws {
    let cache = OverviewCache(folder: cacheFolder)
    let key = try #require(cache.key(of: capture))
    #expect(cache.overview(key, sampleCount: 200_000) == nil)
    try cache.store(overview, as: key)
    let stored = try #require(cache.overview(key, sampleCount: 200_000))
    #expect(stored.codes == overview.codes && stored.isWhole)
    #expect(cache.overview(key, sampleCount: 200_001) == nil)
    try Data([1, 2, 3, 4]).write(to: capture.url)
    #expect(cache.key(of: capture) != key)
    try FileManager.default.removeItem(at: capture.url)
    #expect(cache.key(of: capture) == nil)
  }

  @Test("a file damaged at any byte is ignored")
  func damaged() throws {
    let cache = OverviewCache(folder: cacheFolder)
    let key = try #require(cache.key(of: capture))
    try cache.store(overview, as: key)
    let file = cacheFolder.appending(path: try #require(files.first))
    let whole = try Data(contentsOf: file)
    for position in [0, 7, 8, 17, 25, 32, whole.count / 2, whole.count - 1] {
      var data = whole
      data[position] ^= 1
      try data.write(to: file)
      #expect(cache.overview(key, sampleCount: 200_000) == nil, "byte \(position)")
    }
    for count in [0, 1, 31, 32, whole.count - 1] {
      try whole.prefix(count).write(to: file)
      #expect(cache.overview(key, sampleCount: 200_000) == nil, "\(count) bytes")
    }
    try cache.store(overview, as: key)
    #expect(cache.overview(key, sampleCount: 200_000)?.codes == overview.codes)
  }

  @Test("the oldest overviews are removed for new ones; other files are left alone")
  func limit() throws {
    let size = OverviewFile.encode(overview).count
    let cache = OverviewCache(folder: cacheFolder, limit: 2 * size)
    var keys: [OverviewCache.Key] = []
    for index in 0..<3 {
      try Data(repeating: 0, count: index).write(to: capture.url)
      let key = try #require(cache.key(of: capture))
      try cache.store(overview, as: key)
      keys.append(key)
      try Data([7]).write(to: cacheFolder.appending(path: "other"))
    }
    let isThere = keys.map { cache.overview($0, sampleCount: 200_000) != nil }
    #expect(isThere == [false, true, true])
    #expect(files.count == 3 && files.contains("other"))
  }
}
