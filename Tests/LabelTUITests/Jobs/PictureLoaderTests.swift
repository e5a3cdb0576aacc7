import Foundation
import Libraries
import TestSupport
import Testing

@testable import Imaging
@testable import Labels
@testable import TerminalKit
@testable import Workstation

@Suite("Loading pictures")
struct PictureLoaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String, width: Int = 40, height: Int = 30) throws -> URL {
    let url = folder.file(name)
    let bytes = try PNGCodec.encode(
      width: width, height: height, palette: [0x112233, 0xFFFFFF],
      pixels: (0..<(width * height)).map { UInt8($0 % 2) })
    try Data(bytes).write(to: url)
    return url
  }

  private func loader() -> PictureLoader {
    PictureLoader(labels: PictureLabels(stateFolder: folder.file("state")))
  }

  @Test("pictures are recognized by ending or first bytes")
  func kinds() throws {
    let picture = try write("a.png")
    let unnamed = folder.file("unnamed")
    try Data(contentsOf: picture).write(to: unnamed)
    let text = folder.file("text.txt")
    try Data("text".utf8).write(to: text)
    #expect(PictureLoader.isPicture(picture) && PictureLoader.isPicture(unnamed))
    #expect(!PictureLoader.isPicture(text) && !PictureLoader.isPicture(folder.url))
    #expect(PictureLoader.isPicture(folder.file("missing.JPG")))
  }

  @Test("unreadable files are listed with the reason, others with size and label count")
  func entries() throws {
    let good = try write("good.png")
    let empty = folder.file("empty.png")
    try Data().write(to: empty)
    let loader = loader()
    guard case .picture(let facts, BoxCount()) = loader.entry(of: good, name: "good.png").content
    else {
      Issue.record("not a picture")
      return
    }
    #expect(facts.width == 40 && facts.height == 30)
    guard case .unreadable(let reason) = loader.entry(of: empty, name: "empty.png").content else {
      Issue.record("not refused")
      return
    }
    #expect(reason.contains("empty.png"))
  }

  @Test("a decoded picture is cached until its file changes or others are needed")
  func cache() throws {
    let (first, second) = (try write("1.png"), try write("2.png"))
    let loader = loader()
    #expect(try loader.load(first) { false } != nil)
    // A cached picture needs no decoding that could be cancelled.
    #expect(try loader.load(first) { true } != nil)
    #expect(try loader.load(second) { true } == nil)
    loader.prefetch([second], around: first) { true }
    #expect(try loader.load(second) { true } == nil)
    loader.prefetch([second], around: first) { false }
    #expect(try loader.load(second) { true } != nil)
    _ = try write("1.png", width: 50)
    #expect(try loader.load(first) { true } == nil)
    #expect(try loader.load(first) { false }?.pyramid.width == 50)
    loader.prefetch([], around: second) { false }
    #expect(try loader.load(first) { true } == nil)
  }

  @Test("large neighbors are not decoded in advance: memory stays bounded")
  func memory() throws {
    var cache = PictureCache()
    let picture = try #require(try loader().load(try write("a.png")) { false })
    cache.add(picture, identity: nil)
    let other = LoadedPicture(
      url: folder.file("b.png"), facts: picture.facts, pyramid: picture.pyramid,
      colors: picture.colors)
    cache.add(other, identity: nil)
    var fits = cache.makeRoom(for: 1000, keeping: picture.url)
    #expect(fits && cache.picture(at: other.url, identity: nil) != nil)
    fits = cache.makeRoom(
      for: PictureCache.byteLimit - picture.pyramid.bytes, keeping: picture.url)
    #expect(fits && cache.picture(at: other.url, identity: nil) == nil)
    fits = cache.makeRoom(for: PictureCache.byteLimit, keeping: picture.url)
    #expect(!fits && cache.picture(at: picture.url, identity: nil) != nil)
  }
}
