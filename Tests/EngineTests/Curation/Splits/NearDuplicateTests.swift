import Foundation
import Libraries
import TestSupport
import Testing

@testable import Curation
@testable import Imaging
@testable import Radio

/// Fingerprints of pictures, and the search for those that differ in few bits.
@Suite("Near-duplicate pictures")
struct NearDuplicateTests {
  /// Connected components of `links` over `count` pictures, as the smallest member of each.
  private func components(_ links: [(Int, Int)], _ count: Int) -> [Int] {
    var sets = DisjointSets(count)
    for (one, other) in links { sets.join(one, other) }
    var smallest: [Int: Int] = [:]
    return (0..<count).map { index in
      let root = sets.find(index)
      smallest[root] = min(smallest[root] ?? index, index)
      return smallest[root] ?? index
    }
  }

  @Test("the bands find the same groups as comparing all pairs", arguments: [0, 1, 3, 4, 9, 16])
  func bands(distance: Int) {
    var generator = SplitMix64(seed: UInt64(distance))
    var prints: [PictureFingerprint] = []
    for _ in 0..<200 {
      var bits =
        prints.isEmpty || generator.next(below: 3) == 0
        ? generator.next() : prints[generator.next(below: prints.count)].bits
      for _ in 0..<generator.next(below: distance + 4) {
        bits ^= 1 << UInt64(generator.next(below: 64))
      }
      prints.append(PictureFingerprint(bits: bits))
    }
    var all: [(Int, Int)] = []
    for one in prints.indices {
      for other in prints.indices
      where one < other && prints[one].distance(to: prints[other]) <= distance {
        all.append((one, other))
      }
    }
    let found = NearDuplicates.links(prints, distance: distance)
    #expect(components(found, prints.count) == components(all, prints.count))
  }

  private func picture(
    _ width: Int, _ height: Int, _ gray: (Int, Int) -> Int
  ) throws -> PicturePyramid {
    let pixels = (0..<(width * height)).map {
      UInt8(clamping: gray($0 % width, $0 / width))
    }
    let png = try PNGCodec.encode(GrayImage(width: width, height: height, pixels: pixels))
    let folder = try TemporaryFolder.inMemory()
    let file = folder.file("test.png")
    try Data(png).write(to: file)
    return try withExtendedLifetime(folder) { try #require(try PicturePyramid.load(file)) }
  }

  @Test("a ramp to the right has only ones, to the left and a flat picture only zeros")
  func ramps() throws {
    #expect(PictureFingerprint(try picture(90, 80) { x, _ in x * 2 }).bits == .max)
    #expect(PictureFingerprint(try picture(90, 80) { x, _ in 255 - x * 2 }).bits == 0)
    #expect(PictureFingerprint(try picture(90, 80) { _, _ in 77 }).bits == 0)
    let lower = try picture(90, 80) { x, y in y < 40 ? 9 : x * 2 }
    #expect(PictureFingerprint(lower).bits == 0xFFFF_FFFF)
  }

  @Test("pictures of any size have a fingerprint", arguments: [(1, 1), (3, 2), (9, 8), (2000, 1)])
  func sizes(width: Int, height: Int) throws {
    _ = PictureFingerprint(try picture(width, height) { x, y in x * 7 + y })
  }

  @Test("noise, brightness and scale change few bits, another picture many")
  func changes() throws {
    var generator = SplitMix64(seed: 5)
    let blobs = (0..<30).map { _ in (generator.next(below: 640), generator.next(below: 480)) }
    func scene(_ x: Int, _ y: Int) -> Int {
      blobs.reduce(20) { sum, blob in
        let (dx, dy) = (x - blob.0, y - blob.1)
        return sum + 200 * 2500 / (2500 + dx * dx + dy * dy) / 2
      }
    }
    let original = PictureFingerprint(try picture(640, 480, scene))
    let noisy = try picture(640, 480) { scene($0, $1) + generator.next(below: 9) }
    let brighter = try picture(640, 480) { scene($0, $1) * 9 / 10 + 8 }
    let half = try picture(320, 240) { scene($0 * 2, $1 * 2) }
    for other in [noisy, brighter, half] {
      let distance = PictureFingerprint(other).distance(to: original)
      #expect(distance <= SplitPlan.Settings.standardDistance, "\(distance)")
    }
    let mirrored = try picture(640, 480) { scene(639 - $0, $1) }
    #expect(PictureFingerprint(mirrored).distance(to: original) > 16)
  }
}
